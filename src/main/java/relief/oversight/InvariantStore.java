package relief.oversight;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the queries of the rules, each of which answers (county, subject, expected, found). */
final class InvariantStore {
    private static final int SHOWN = 5;

    private InvariantStore() {}

    static Future<Optional<Violation>> run(SqlClient sql, InvariantQuery query) {
        // The line break ends a comment with which the query may end.
        String counted =
                "select broken.*, count(*) over () as all_of_them from (" + query.sql() + "\n) broken limit " + SHOWN;
        return sql.query(counted).execute().map(rows -> violation(query.name(), rows));
    }

    private static Optional<Violation> violation(String name, RowSet<Row> rows) {
        long count = 0;
        List<String> first = new ArrayList<>(SHOWN);
        for (Row row : rows) {
            count = row.getLong("all_of_them");
            first.add(row.getString("county") + " " + row.getString("subject") + ": expected "
                    + row.getValue("expected") + ", found " + row.getValue("found"));
        }
        return count == 0 ? Optional.empty() : Optional.of(new Violation(name, count, first));
    }
}
