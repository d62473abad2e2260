package relief.oversight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A rule of {@code db/invariants.sql}: its name, and the query that answers the rows which break it. */
record InvariantQuery(String name, String sql) {
    private static final String RESOURCE = "/db/invariants.sql";
    private static final Pattern HEADER = Pattern.compile("(?m)^-- name: *(\\S+) *$");

    static List<InvariantQuery> load() {
        try (InputStream in = InvariantQuery.class.getResourceAsStream(RESOURCE)) {
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalStateException when there is no rule, for a check of nothing would always pass */
    static List<InvariantQuery> parse(String text) {
        List<InvariantQuery> queries = new ArrayList<>();
        Matcher header = HEADER.matcher(text);
        boolean found = header.find();
        while (found) {
            String name = header.group(1);
            int start = header.end();
            found = header.find();
            String sql = text.substring(start, found ? header.start() : text.length())
                    .strip();
            queries.add(new InvariantQuery(name, sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql));
        }
        if (queries.isEmpty()) {
            throw new IllegalStateException(RESOURCE + " names no rule");
        }
        return queries;
    }
}
