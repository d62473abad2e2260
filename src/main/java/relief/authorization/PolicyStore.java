package relief.authorization;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.Map;

/** SQL of the table policy. */
final class PolicyStore {
    private static final String IN_FORCE = """
            select distinct on (region) region, version, township_limit_fen, cap_fen from policy
            where valid_from <= current_date order by region, valid_from desc
            """;

    private PolicyStore() {}

    /** @return what is in force today, by region */
    static Future<Map<String, Policy>> inForce(SqlClient sql) {
        return sql.preparedQuery(IN_FORCE).execute().map(rows -> {
            Map<String, Policy> policies = new HashMap<>();
            rows.forEach(row -> policies.put(
                    row.getString("region"),
                    new Policy(row.getString("version"), row.getLong("township_limit_fen"), row.getLong("cap_fen"))));
            return policies;
        });
    }
}
