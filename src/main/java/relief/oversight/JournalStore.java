package relief.oversight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import relief.platform.Json;

/** Reads the table journal. Its ids grow with time, so the order of ids is the order of what happened. */
final class JournalStore {
    private static final String ENTRIES = """
            select j.id, j.at, j.county, j.event, j.subject, j.actor, j.facts
            """;

    /** County by county, so that each costs one page however long its journal is. */
    private static final String PAGE = ENTRIES + """
            from unnest($1::text[]) as c(county)
            cross join lateral (
                select * from journal where county = c.county and id > $2 order by id limit $3) j
            order by j.id limit $3
            """;

    private static final String PAGE_OF_SUBJECT = ENTRIES + """
            from unnest($1::text[]) as c(county)
            cross join lateral (
                select * from journal where county = c.county and subject = $4 and id > $2 order by id limit $3) j
            order by j.id limit $3
            """;

    private JournalStore() {}

    static Future<List<JournalLine>> page(
            SqlClient sql, List<String> counties, Optional<String> subject, UUID after, int limit) {
        Tuple parameters = Tuple.tuple()
                .addArrayOfString(counties.toArray(String[]::new))
                .addUUID(after)
                .addInteger(limit);
        subject.ifPresent(parameters::addString);
        return sql.preparedQuery(subject.isPresent() ? PAGE_OF_SUBJECT : PAGE)
                .execute(parameters)
                .map(JournalStore::lines);
    }

    private static List<JournalLine> lines(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new JournalLine(
                        row.getUUID("id"),
                        row.getOffsetDateTime("at"),
                        row.getString("county"),
                        row.getString("event"),
                        row.getString("subject"),
                        row.getString("actor"),
                        facts(row.getString("facts"))))
                .toList();
    }

    private static JsonNode facts(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("facts in the journal are not JSON", e);
        }
    }
}
