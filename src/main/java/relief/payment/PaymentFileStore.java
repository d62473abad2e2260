package relief.payment;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The rows of table {@code payment_file}: those that wait to be sealed and those that are. */
final class PaymentFileStore {
    private static final String FILLING = """
            select number, payee_bank, count, total_fen, planned_bytes, filling from payment_file
            where county = $1 and run = $2 and filling
            """;
    private static final String LAST_NUMBER = """
            select coalesce(max(number), 0) as number from payment_file where county = $1 and run = $2
            """;
    private static final String PLAN = """
            insert into payment_file (county, run, number, name, payee_bank, count, total_fen, planned_bytes, filling)
            select $1, $2, * from unnest($3::integer[], $4::text[], $5::text[], $6::integer[], $7::bigint[], $8::bigint[],
                $9::boolean[])
            on conflict on constraint payment_file_pk do update set count = excluded.count,
                total_fen = excluded.total_fen, planned_bytes = excluded.planned_bytes, filling = excluded.filling
            """;
    private static final String CLOSE = """
            update payment_file set filling = false where county = $1 and run = $2 and filling
            """;
    private static final String SEALED = """
            update payment_file set bytes = $4, sha256 = $5, sm3 = $6, sealed_at = now()
            where county = $1 and run = $2 and number = $3
            """;
    private static final String OF_RUNS = """
            select * from payment_file where county = $1 and run = any($2) and sealed_at is not null order by run, number
            """;
    private static final String COUNTS = """
            select run, count(*) as planned, min(stuck) as stuck from payment_file
            where county = $1 and run = any($2) group by run
            """;

    /**
     * Files of a run.
     *
     * @param planned how many it has so far, sealed or not
     * @param stuck why one could not be sealed; null when all could
     */
    record Counts(UUID run, int planned, String stuck) {}

    Future<List<PlannedFile>> filling(SqlClient sql, PaymentRun run) {
        return sql.preparedQuery(FILLING)
                .execute(Tuple.of(run.county(), run.id()))
                .map(rows -> list(
                        rows,
                        row -> new PlannedFile(
                                row.getInteger("number"),
                                row.getString("payee_bank"),
                                row.getInteger("count"),
                                row.getLong("total_fen"),
                                row.getLong("planned_bytes"),
                                row.getBoolean("filling"))));
    }

    /** 0 when there is none yet. */
    Future<Integer> lastNumber(SqlClient sql, PaymentRun run) {
        return sql.preparedQuery(LAST_NUMBER)
                .execute(Tuple.of(run.county(), run.id()))
                .map(rows -> rows.iterator().next().getInteger("number"));
    }

    /**
     * Keeps files as they are planned now, whether or not they were there before.
     *
     * @param suffix of their names, without its dot
     */
    Future<Void> plan(SqlClient sql, PaymentRun run, String suffix, List<PlannedFile> files) {
        Tuple rows = Tuple.of(run.county(), run.id())
                .addArrayOfInteger(files.stream().map(PlannedFile::number).toArray(Integer[]::new))
                .addArrayOfString(files.stream()
                        .map(file -> FilePlan.name(run, file.number(), suffix))
                        .toArray(String[]::new))
                .addArrayOfString(files.stream().map(PlannedFile::payeeBank).toArray(String[]::new))
                .addArrayOfInteger(files.stream().map(PlannedFile::count).toArray(Integer[]::new))
                .addArrayOfLong(files.stream().map(PlannedFile::totalFen).toArray(Long[]::new))
                .addArrayOfLong(files.stream().map(PlannedFile::bytes).toArray(Long[]::new))
                .addArrayOfBoolean(files.stream().map(PlannedFile::filling).toArray(Boolean[]::new));
        return sql.preparedQuery(PLAN).execute(rows).mapEmpty();
    }

    /** No more rows come into the run's files. */
    Future<Void> close(SqlClient sql, PaymentRun run) {
        return sql.preparedQuery(CLOSE)
                .execute(Tuple.of(run.county(), run.id()))
                .mapEmpty();
    }

    Future<Void> sealed(SqlClient sql, String county, PaymentFile file) {
        return sql.preparedQuery(SEALED)
                .execute(Tuple.of(county, file.run(), file.number(), file.bytes(), file.sha256(), file.sm3()))
                .mapEmpty();
    }

    /** The sealed ones, run by run, in the order of their numbers. */
    Future<List<PaymentFile>> ofRuns(SqlClient sql, String county, List<UUID> runs) {
        return sql.preparedQuery(OF_RUNS)
                .execute(keys(county, runs))
                .map(rows -> list(
                        rows,
                        row -> new PaymentFile(
                                row.getUUID("run"),
                                row.getInteger("number"),
                                row.getString("name"),
                                row.getInteger("count"),
                                row.getLong("total_fen"),
                                row.getLong("bytes"),
                                row.getString("sha256"),
                                row.getString("sm3"))));
    }

    /** Of runs that have any. */
    Future<List<Counts>> counts(SqlClient sql, String county, List<UUID> runs) {
        return sql.preparedQuery(COUNTS)
                .execute(keys(county, runs))
                .map(rows -> list(
                        rows,
                        row -> new Counts(row.getUUID("run"), row.getInteger("planned"), row.getString("stuck"))));
    }

    private static Tuple keys(String county, List<UUID> runs) {
        return Tuple.of(county).addArrayOfUUID(runs.toArray(UUID[]::new));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> found = new ArrayList<>(rows.size());
        rows.forEach(row -> found.add(read.apply(row)));
        return found;
    }
}
