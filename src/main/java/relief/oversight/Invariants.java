package relief.oversight;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import relief.platform.Database;

/** The rules that must always hold of the money, stated once and checked by tests, by command and all the time. */
public final class Invariants {
    /**
     * Every rule reads whole tables. Joined otherwise than by hash, as PostgreSQL plans while it knows little of them,
     * each row is compared with all of its county, for minutes in the middle of a surge.
     */
    private static final String WHOLE_TABLES = "set local enable_nestloop = off; set local enable_mergejoin = off; "
            + "set local max_parallel_workers_per_gather = 0; set local statement_timeout = '120s'";

    private final Database database;
    private final List<InvariantQuery> queries = InvariantQuery.load();

    public Invariants(Database database) {
        this.database = database;
    }

    public List<String> names() {
        return queries.stream().map(InvariantQuery::name).toList();
    }

    /** Every rule that does not hold; nothing when all do. */
    public Future<List<Violation>> check() {
        return database.inTransaction(
                tx -> tx.sql().query(WHOLE_TABLES).execute().compose(set -> check(tx.sql())));
    }

    /** As seen by a transaction under way. */
    Future<List<Violation>> check(SqlClient sql) {
        Future<List<Violation>> checking = Future.succeededFuture(new ArrayList<>());
        for (InvariantQuery query : queries) {
            checking = checking.compose(broken -> InvariantStore.run(sql, query).map(violation -> {
                violation.ifPresent(broken::add);
                return broken;
            }));
        }
        return checking;
    }
}
