package relief.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/** Counts failed sign-ins by the name that was typed, on all nodes together. */
final class LoginFailureStore {
    private static final String READ = """
            select failures, (extract(epoch from clock_timestamp() - last_at) * 1000)::bigint as since_ms
            from login_failure where username = $1
            """;

    /** Attempts under one name pass here one after the other, also when none has failed yet. */
    private static final String LOCK = """
            insert into login_failure as f (username, failures, last_at) values ($1, 0, clock_timestamp())
            on conflict (username) do update set username = excluded.username
            returning f.failures, (extract(epoch from clock_timestamp() - f.last_at) * 1000)::bigint as since_ms
            """;

    private static final String COUNT = """
            update login_failure set failures = $2, last_at = clock_timestamp() where username = $1
            """;

    private static final String CLEAR = "delete from login_failure where username = $1";

    private static final String SWEEP = "delete from login_failure where last_at < now() - interval '1 day'";

    private LoginFailureStore() {}

    static Future<LoginFailures> read(SqlClient sql, String username) {
        return sql.preparedQuery(READ).execute(Tuple.of(username)).map(LoginFailureStore::failures);
    }

    static Future<LoginFailures> lock(SqlClient sql, String username) {
        return sql.preparedQuery(LOCK).execute(Tuple.of(username)).map(LoginFailureStore::failures);
    }

    private static LoginFailures failures(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return new LoginFailures(0, Duration.ZERO);
        }
        Row row = rows.iterator().next();
        return new LoginFailures(row.getInteger("failures"), Duration.ofMillis(row.getLong("since_ms")));
    }

    static Future<Void> count(SqlClient sql, String username, int failures) {
        return sql.preparedQuery(COUNT).execute(Tuple.of(username, failures)).mapEmpty();
    }

    static Future<Void> clear(SqlClient sql, String username) {
        return sql.preparedQuery(CLEAR).execute(Tuple.of(username)).mapEmpty();
    }

    static Future<Void> sweep(SqlClient sql) {
        return sql.preparedQuery(SWEEP).execute().mapEmpty();
    }
}
