package relief.payment;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import relief.platform.Queue;

/** The rows of table {@code payment_run} that wait for the machine. */
final class SealingQueueStore {
    // Found first and locked then, one county at a time: a sharded table takes no `skip locked` across counties.
    private static final String WAITING = """
            select county, id from payment_run
            where state in ('COLLECTING', 'SEALING') and stuck is null
            order by made_at limit 8
            """;
    private static final String CLAIM = """
            select * from payment_run
            where county = $1 and id = $2 and state in ('COLLECTING', 'SEALING') and stuck is null
            for update skip locked
            """;
    private static final String SET_ASIDE = """
            update payment_run set stuck = $3
            where county = $1 and id = $2 and state in ('COLLECTING', 'SEALING') and stuck is null
            """;
    private static final String DEPTH = """
            select count(*) filter (where stuck is null) as waiting, count(*) filter (where stuck is not null) as stuck,
                coalesce(extract(epoch from now() - min(made_at) filter (where stuck is null)), 0)::float8 as age_seconds
            from payment_run where state in ('COLLECTING', 'SEALING')
            """;

    /** A run in the queue, found but not yet locked. */
    record Key(String county, UUID id) {}

    Future<List<Key>> waiting(SqlClient sql) {
        return sql.preparedQuery(WAITING).execute().map(rows -> {
            List<Key> keys = new ArrayList<>(rows.size());
            rows.forEach(row -> keys.add(new Key(row.getString("county"), row.getUUID("id"))));
            return keys;
        });
    }

    /** Empty when another node has it in hand or has done it. */
    Future<Optional<PaymentRun>> claim(SqlClient sql, Key key) {
        return sql.preparedQuery(CLAIM)
                .execute(Tuple.of(key.county(), key.id()))
                .map(PaymentRunStore::first);
    }

    /** @return false when it does not wait any more */
    Future<Boolean> setAside(SqlClient sql, Key key, String error) {
        return sql.preparedQuery(SET_ASIDE)
                .execute(Tuple.of(key.county(), key.id(), error))
                .map(result -> result.rowCount() == 1);
    }

    Future<Queue.Depth> depth(SqlClient sql) {
        return sql.preparedQuery(DEPTH).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Queue.Depth(row.getLong("waiting"), row.getLong("stuck"), row.getDouble("age_seconds"));
        });
    }
}
