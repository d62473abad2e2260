package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import relief.authorization.LeftOut;

/** The rows of table {@code payment_run}. */
final class PaymentRunStore {
    private static final String INSERT = """
            insert into payment_run (county, id, kind, disaster, profile, rows_per_file, state, made_by, maker)
            values ($1, $2, $3, $4, $5, $6, 'COLLECTING', $7, $8)
            on conflict do nothing
            """;
    private static final String FIND = """
            select * from payment_run where id = $1 and ($2::text is null or county = $2)
            """;
    private static final String LOCK = "select * from payment_run where county = $1 and id = $2 for update";
    private static final String PAGE = """
            select * from payment_run
            where county = $1 and ($2::text is null or disaster = $2)
                and ($3::timestamptz is null or (made_at, id) < ($3, $4))
            order by made_at desc, id desc limit $5
            """;
    private static final String CONFIRMED = """
            update payment_run set state = 'SEALING', confirmed_by = $3, confirmer = $4, confirmed_at = now()
            where county = $1 and id = $2
            """;
    private static final String RELEASED = """
            update payment_run set state = 'RELEASED', released_by = $3, releaser = $4, released_at = now()
            where county = $1 and id = $2
            """;
    private static final String CANCELLED = """
            update payment_run set state = 'CANCELLED', cancelled_by = $3, canceller = $4, cancelled_at = now(),
                cancel_reason = $5, stuck = null
            where county = $1 and id = $2
            """;
    private static final String BY_STATE = "select state, count(*) as runs from payment_run group by state";

    Future<Boolean> insert(SqlClient sql, UUID id, RunOrder order, int rowsPerFile, UUID maker, String makerName) {
        Tuple row = Tuple.tuple()
                .addString(order.county())
                .addUUID(id)
                .addString(order.kind())
                .addString(order.disaster())
                .addString(order.profile())
                .addInteger(rowsPerFile)
                .addUUID(maker)
                .addString(makerName);
        return sql.preparedQuery(INSERT).execute(row).map(result -> result.rowCount() == 1);
    }

    /** @param county null where the caller works in no single county */
    Future<Optional<PaymentRun>> find(SqlClient sql, String county, UUID id) {
        return sql.preparedQuery(FIND).execute(Tuple.of(id, county)).map(PaymentRunStore::first);
    }

    Future<Optional<PaymentRun>> lock(SqlClient sql, String county, UUID id) {
        return sql.preparedQuery(LOCK).execute(Tuple.of(county, id)).map(PaymentRunStore::first);
    }

    /** Newest first; {@code beforeAt} is null for the first page. */
    Future<List<PaymentRun>> page(
            SqlClient sql, String county, String disaster, OffsetDateTime beforeAt, UUID beforeId, int limit) {
        return sql.preparedQuery(PAGE)
                .execute(Tuple.of(county, disaster, beforeAt, beforeId, limit))
                .map(PaymentRunStore::all);
    }

    Future<Void> confirmed(SqlClient sql, PaymentRun run, UUID by, String name) {
        return sql.preparedQuery(CONFIRMED)
                .execute(Tuple.of(run.county(), run.id(), by, name))
                .mapEmpty();
    }

    Future<Void> released(SqlClient sql, PaymentRun run, UUID by, String name) {
        return sql.preparedQuery(RELEASED)
                .execute(Tuple.of(run.county(), run.id(), by, name))
                .mapEmpty();
    }

    Future<Void> cancelled(SqlClient sql, PaymentRun run, UUID by, String name, byte[] sealedReason) {
        return sql.preparedQuery(CANCELLED)
                .execute(Tuple.of(run.county(), run.id(), by, name, Buffer.buffer(sealedReason)))
                .mapEmpty();
    }

    Future<Map<RunState, Long>> byState(SqlClient sql) {
        return sql.preparedQuery(BY_STATE).execute().map(rows -> {
            Map<RunState, Long> runs = new HashMap<>();
            rows.forEach(row -> runs.put(RunState.valueOf(row.getString("state")), row.getLong("runs")));
            return runs;
        });
    }

    static Optional<PaymentRun> first(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private static List<PaymentRun> all(RowSet<Row> rows) {
        List<PaymentRun> runs = new ArrayList<>(rows.size());
        rows.forEach(row -> runs.add(run(row)));
        return runs;
    }

    private static PaymentRun run(Row row) {
        return new PaymentRun(
                row.getUUID("id"),
                new RunOrder(
                        row.getString("kind"),
                        row.getString("disaster"),
                        row.getString("county"),
                        row.getString("profile")),
                row.getInteger("rows_per_file"),
                RunState.valueOf(row.getString("state")),
                new Deed(row.getUUID("made_by"), row.getString("maker"), row.getOffsetDateTime("made_at")),
                row.getInteger("count"),
                row.getLong("total_fen"),
                excluded(row),
                new PaymentRun.Gathering(
                        row.getInteger("taken"),
                        row.getOffsetDateTime("taken_at") != null,
                        Optional.ofNullable(row.getUUID("planned_to"))),
                new PaymentRun.Findings(row.getInteger("blocked"), row.getInteger("doubtful")),
                differences(row),
                new PaymentRun.Results(row.getInteger("paid"), row.getInteger("rejected"), row.getInteger("returned")),
                deed(row, "confirmed_by", "confirmer", "confirmed_at"),
                Optional.ofNullable(row.getOffsetDateTime("sealed_at")),
                deed(row, "released_by", "releaser", "released_at"),
                Optional.ofNullable(row.getOffsetDateTime("completed_at")),
                deed(row, "cancelled_by", "canceller", "cancelled_at"),
                Optional.ofNullable(row.getBuffer("cancel_reason")).map(Buffer::getBytes),
                Optional.ofNullable(row.getString("stuck")));
    }

    private static LeftOut excluded(Row row) {
        UUID[] requests = row.getArrayOfUUIDs("excluded_requests");
        String[] reasons = row.getArrayOfStrings("excluded_reasons");
        List<LeftOut.One> first = new ArrayList<>(requests.length);
        for (int i = 0; i < requests.length; i++) {
            first.add(new LeftOut.One(requests[i], LeftOut.Reason.valueOf(reasons[i])));
        }
        return new LeftOut(row.getInteger("excluded"), first);
    }

    private static Optional<PaymentRun.Differences> differences(Row row) {
        UUID last = row.getUUID("last_run");
        return last == null
                ? Optional.empty()
                : Optional.of(new PaymentRun.Differences(
                        last,
                        row.getInteger("more_count"),
                        row.getLong("more_fen"),
                        row.getInteger("new_payees"),
                        row.getInteger("changed_accounts")));
    }

    private static Optional<Deed> deed(Row row, String by, String name, String at) {
        UUID who = row.getUUID(by);
        return who == null
                ? Optional.empty()
                : Optional.of(new Deed(who, row.getString(name), row.getOffsetDateTime(at)));
    }
}
