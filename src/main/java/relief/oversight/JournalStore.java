package relief.oversight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
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

    /** What happened to a run as a whole, or to the one file that pays the request, happened to the request. */
    private static final String PAGE_OF_SUBJECT = ENTRIES + """
            from unnest($1::text[]) as c(county)
            cross join lateral (
                select e.* from (
                    select * from journal where county = c.county and subject = $4
                    union all
                    select own.* from journal own
                    join unnest($5::text[], $6::text[]) as paying (run, file) on own.subject = paying.run
                    where own.county = c.county and coalesce(own.facts::jsonb ->> 'file', paying.file) = paying.file) e
                where e.id > $2 order by e.id limit $3) j
            order by j.id limit $3
            """;

    private static final String PAYING = """
            select distinct p.run::text, coalesce(f.name, '') as file
            from payment p left join payment_file f on f.county = p.county and f.run = p.run and f.number = p.file
            where p.county = any($1) and p.request = $2
            """;

    private JournalStore() {}

    /** Runs and the names of their files, each with a payment of the request. */
    record Paying(List<String> runs, List<String> files) {
        static final Paying NOTHING = new Paying(List.of(), List.of());
    }

    static Future<Paying> paying(SqlClient sql, List<String> counties, UUID request) {
        Tuple parameters =
                Tuple.tuple().addArrayOfString(counties.toArray(String[]::new)).addUUID(request);
        return sql.preparedQuery(PAYING).execute(parameters).map(rows -> {
            List<String> runs = new ArrayList<>();
            List<String> files = new ArrayList<>();
            rows.forEach(row -> {
                runs.add(row.getString("run"));
                files.add(row.getString("file"));
            });
            return new Paying(runs, files);
        });
    }

    static Future<List<JournalLine>> page(SqlClient sql, List<String> counties, UUID after, int limit) {
        return sql.preparedQuery(PAGE).execute(from(counties, after, limit)).map(JournalStore::lines);
    }

    static Future<List<JournalLine>> page(
            SqlClient sql, List<String> counties, String subject, Paying paying, UUID after, int limit) {
        Tuple parameters = from(counties, after, limit)
                .addString(subject)
                .addArrayOfString(paying.runs().toArray(String[]::new))
                .addArrayOfString(paying.files().toArray(String[]::new));
        return sql.preparedQuery(PAGE_OF_SUBJECT).execute(parameters).map(JournalStore::lines);
    }

    private static Tuple from(List<String> counties, UUID after, int limit) {
        return Tuple.tuple()
                .addArrayOfString(counties.toArray(String[]::new))
                .addUUID(after)
                .addInteger(limit);
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
