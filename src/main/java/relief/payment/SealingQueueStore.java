package relief.payment;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import relief.platform.Queue;

/** The rows of tables {@code payment_run} and {@code payment_file} that wait for the machine. */
final class SealingQueueStore {
    // Found first and locked then, one county at a time: a sharded table takes no `skip locked` across counties.
    private static final String WAITING = """
            select r.county, r.id, 0 as number, r.made_at from payment_run r
            where r.state = 'COLLECTING' and r.stuck is null
            union all
            select r.county, r.id, f.number, r.made_at
            from payment_run r cross join lateral (
                select number from payment_file
                where county = r.county and run = r.id and sealed_at is null and stuck is null
                order by number limit 32) f
            where r.state = 'SEALING' and r.stuck is null
            order by made_at, number limit 32
            """;
    private static final String CLAIM_RUN = """
            select * from payment_run
            where county = $1 and id = $2 and state = 'COLLECTING' and stuck is null
            for update skip locked
            """;
    private static final String CLAIM_FILE = """
            select number, name, count, total_fen from payment_file f
            where county = $1 and run = $2 and number = $3 and sealed_at is null and stuck is null
                and exists (select from payment_run r where r.county = f.county and r.id = f.run and r.state = 'SEALING')
            for update skip locked
            """;
    private static final String RUN_OF_FILE = "select * from payment_run where county = $1 and id = $2";
    private static final String SET_RUN_ASIDE = """
            update payment_run set stuck = $3
            where county = $1 and id = $2 and state = 'COLLECTING' and stuck is null
            """;
    private static final String SET_FILE_ASIDE = """
            update payment_file set stuck = $4
            where county = $1 and run = $2 and number = $3 and sealed_at is null and stuck is null
                and exists (select from payment_run where county = $1 and id = $2 and state = 'SEALING')
            """;
    private static final String FREE = """
            with runs as (update payment_run set stuck = null where county = $1 and id = $2 and stuck is not null
                returning id),
            files as (update payment_file set stuck = null where county = $1 and run = $2 and stuck is not null
                returning number)
            select (select count(*) from runs) + (select count(*) from files) as freed
            """;
    private static final String DEPTH = """
            with row as (
                select made_at, stuck from payment_run where state = 'COLLECTING'
                union all
                select r.made_at, f.stuck from payment_run r
                join payment_file f on f.county = r.county and f.run = r.id and f.sealed_at is null
                where r.state = 'SEALING')
            select count(*) filter (where stuck is null) as waiting, count(*) filter (where stuck is not null) as stuck,
                coalesce(extract(epoch from now() - min(made_at) filter (where stuck is null)), 0)::float8 as age_seconds
            from row
            """;

    /**
     * A run to be gathered or a file to be sealed, found but not yet locked.
     *
     * @param number of the file; 0 for the run itself
     */
    record Key(String county, UUID run, int number) {
        boolean isFile() {
            return number > 0;
        }
    }

    Future<List<Key>> waiting(SqlClient sql) {
        return sql.preparedQuery(WAITING).execute().map(rows -> {
            List<Key> keys = new ArrayList<>(rows.size());
            rows.forEach(
                    row -> keys.add(new Key(row.getString("county"), row.getUUID("id"), row.getInteger("number"))));
            return keys;
        });
    }

    /** Empty when another worker has it in hand or has done it. */
    Future<Optional<PaymentRun>> claimRun(SqlClient sql, Key key) {
        return sql.preparedQuery(CLAIM_RUN)
                .execute(Tuple.of(key.county(), key.run()))
                .map(PaymentRunStore::first);
    }

    /** Empty when another worker has it in hand or has done it. */
    Future<Optional<FilePlan>> claimFile(SqlClient sql, Key key) {
        return sql.preparedQuery(CLAIM_FILE)
                .execute(Tuple.of(key.county(), key.run(), key.number()))
                .map(SealingQueueStore::plan);
    }

    /** The run of a file that was claimed, not locked: whoever cancels it does not wait for the file. */
    Future<PaymentRun> runOfFile(SqlClient sql, Key key) {
        return sql.preparedQuery(RUN_OF_FILE)
                .execute(Tuple.of(key.county(), key.run()))
                .map(rows -> PaymentRunStore.first(rows).orElseThrow());
    }

    /** @return false when it does not wait any more */
    Future<Boolean> setAside(SqlClient sql, Key key, String error) {
        Future<RowSet<Row>> aside = key.isFile()
                ? sql.preparedQuery(SET_FILE_ASIDE).execute(Tuple.of(key.county(), key.run(), key.number(), error))
                : sql.preparedQuery(SET_RUN_ASIDE).execute(Tuple.of(key.county(), key.run(), error));
        return aside.map(result -> result.rowCount() == 1);
    }

    /** Lets what was set aside of a run wait again, and answers how much that was. */
    Future<Integer> free(SqlClient sql, PaymentRun run) {
        return sql.preparedQuery(FREE)
                .execute(Tuple.of(run.county(), run.id()))
                .map(rows -> rows.iterator().next().getInteger("freed"));
    }

    Future<Queue.Depth> depth(SqlClient sql) {
        return sql.preparedQuery(DEPTH).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Queue.Depth(row.getLong("waiting"), row.getLong("stuck"), row.getDouble("age_seconds"));
        });
    }

    private static Optional<FilePlan> plan(RowSet<Row> rows) {
        for (Row row : rows) {
            return Optional.of(new FilePlan(
                    row.getInteger("number"),
                    row.getString("name"),
                    row.getInteger("count"),
                    row.getLong("total_fen")));
        }
        return Optional.empty();
    }
}
