package relief.payment;

import io.vertx.core.Future;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;

/** Reads the payments of a file, and knows when a run is sealed. */
final class SealingStore {
    /** What a row of a bank's file needs, and no more: half a million of them are read. */
    private static final String ROWS = """
            select end_to_end_id, amount_fen, request, payee from payment
            where county = $1 and run = $2 and file = $3 order by position
            """;

    private static final String LOCK_RUN = """
            select state from payment_run where county = $1 and id = $2 for update
            """;
    private static final String SEAL_RUN = """
            update payment_run set state = 'SEALED', sealed_at = now()
            where county = $1 and id = $2 and state = 'SEALING' and not exists (
                select from payment_file f where f.county = $1 and f.run = $2 and f.sealed_at is null)
            """;
    /** A file of a million rows takes longer to be forced to a slow disk than a transaction may be idle. */
    private static final String PATIENCE = "set local idle_in_transaction_session_timeout = '2min'";

    Future<Void> bePatient(SqlClient sql) {
        return sql.query(PATIENCE).execute().mapEmpty();
    }

    /** Needs a transaction to hold the cursor. */
    Future<Cursor> rows(SqlConnection sql, PaymentRun run, int file) {
        return sql.prepare(ROWS).map(query -> query.cursor(Tuple.of(run.county(), run.id(), file)));
    }

    /** Hands the rows of a page to the writer, one by one as they are. */
    static Void write(RowSet<Row> page, PaymentFileWriter writer) throws IOException {
        for (Row row : page) {
            writer.write(
                    row.getString(0),
                    row.getLong(1),
                    row.getUUID(2),
                    row.getBuffer(3).getBytes());
        }
        return null;
    }

    /** Locks the run, so that of workers who end its last files at once one sees that all are sealed. */
    Future<RunState> lockRun(SqlClient sql, PaymentRun run) {
        return sql.preparedQuery(LOCK_RUN)
                .execute(Tuple.of(run.county(), run.id()))
                .map(rows -> RunState.valueOf(first(rows).getString("state")));
    }

    /** Answers whether that was the last of its files. */
    Future<Boolean> sealRun(SqlClient sql, PaymentRun run) {
        return sql.preparedQuery(SEAL_RUN)
                .execute(Tuple.of(run.county(), run.id()))
                .map(result -> result.rowCount() == 1);
    }

    private static Row first(RowSet<Row> rows) {
        return rows.iterator().next();
    }
}
