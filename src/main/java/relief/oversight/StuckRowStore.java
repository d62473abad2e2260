package relief.oversight;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;

/** The rows of all queues that were set aside. */
final class StuckRowStore {
    private static final String FREE_REQUESTS = """
            update request set stuck = null where stuck is not null returning county, id::text as subject
            """;
    private static final String FREE_RUNS = """
            with runs as (update payment_run set stuck = null where stuck is not null returning county, id),
            files as (update payment_file f set stuck = null from payment_run r
                where r.county = f.county and r.id = f.run and r.state = 'SEALING' and f.stuck is not null
                returning f.county, f.run)
            select county, id::text as subject from runs union all select county, run::text from files
            """;
    private static final String FREE_REPORTS = """
            update bank_report set stuck = null where stuck is not null returning county, sha256 as subject
            """;

    private StuckRowStore() {}

    /** A row that was freed. */
    record Freed(String county, String subject) {}

    static Future<List<Freed>> free(SqlClient sql, StuckQueue queue) {
        String statement = switch (queue) {
            case AUTHORIZATION -> FREE_REQUESTS;
            case PAYMENT -> FREE_RUNS;
            case RECONCILIATION -> FREE_REPORTS;
        };
        return sql.preparedQuery(statement).execute().map(rows -> {
            List<Freed> freed = new ArrayList<>(rows.size());
            for (Row row : rows) {
                freed.add(new Freed(row.getString("county"), row.getString("subject")));
            }
            return freed;
        });
    }
}
