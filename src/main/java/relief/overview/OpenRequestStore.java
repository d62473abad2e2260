package relief.overview;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/** Finds the request that has waited longest, looking only where undecided ones are indexed. */
final class OpenRequestStore {
    private static final String OLDEST_AGE = """
            select coalesce(extract(epoch from now() - least(
                (select min(received_at) from request where state = 'SUBMITTED' and stuck is null),
                (select min(received_at) from request where state = 'SUBMITTED' and stuck is not null),
                (select min(received_at) from request
                 where state in ('HELD', 'ESCALATED_COUNTY', 'ESCALATED_PANEL', 'RETURNED') and state <> 'RETURNED')
            )), 0)::float8 as seconds
            """;

    private OpenRequestStore() {}

    static Future<Double> oldestAgeSeconds(SqlClient sql) {
        return sql.query(OLDEST_AGE)
                .execute()
                .map(rows -> rows.iterator().next().getDouble("seconds"));
    }
}
