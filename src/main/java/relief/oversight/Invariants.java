package relief.oversight;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import relief.platform.Database;

/** The rules that must always hold of the money, stated once and checked by tests, by command and all the time. */
public final class Invariants {
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
        return database.read(this::check);
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
