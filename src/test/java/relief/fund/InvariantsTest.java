package relief.fund;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import relief.platform.LiveDatabase;

/** Every money rule is a query the schema understands, and answers what the file says it answers. */
class InvariantsTest {
    @TestFactory
    Stream<DynamicTest> every_rule_runs() throws IOException {
        try (InputStream in = InvariantsTest.class.getResourceAsStream("/db/invariants.sql")) {
            List<String> parts = List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("-- name: ", -1));
            return parts.stream()
                    .skip(1)
                    .map(part -> DynamicTest.dynamicTest(
                            part.substring(0, part.indexOf('\n')), () -> runs(part.substring(part.indexOf('\n')))));
        }
    }

    private static void runs(String query) {
        RowSet<?> rows =
                LiveDatabase.database().read(sql -> sql.query(query).execute()).await();
        assertEquals(List.of("county", "subject", "expected", "found"), rows.columnsNames());
        assertEquals(
                List.of("LONGVARCHAR", "LONGVARCHAR", "BIGINT", "BIGINT"),
                rows.columnDescriptors().stream()
                        .map(column -> column.jdbcType().name())
                        .toList());
    }
}
