package relief.platform;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** Appends to the journal, one statement for all entries of a transaction. */
final class JournalStore {
    private static final String APPEND = """
            insert into journal (county, id, event, subject, actor, facts)
            select * from unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[])
            """;

    private static final String APPEND_ALL = """
            insert into journal (county, id, event, subject, actor, facts)
            select $1, %s, told.event, told.subject, told.actor, told.facts from (%s) as told (event, subject, actor, facts)
            """;

    private JournalStore() {}

    /** @param query answers {@code (event, subject, actor, facts)}; its $1 is the county */
    static Future<Void> appendAll(SqlConnection sql, String county, String query) {
        return sql.preparedQuery(APPEND_ALL.formatted(Ids.OF_ROWS, query))
                .execute(Tuple.of(county))
                .mapEmpty();
    }

    static Future<Void> append(SqlConnection sql, List<JournalEntry> entries) {
        int count = entries.size();
        String[] counties = new String[count];
        UUID[] ids = new UUID[count];
        String[] events = new String[count];
        String[] subjects = new String[count];
        String[] actors = new String[count];
        String[] facts = new String[count];
        for (int i = 0; i < count; i++) {
            JournalEntry entry = entries.get(i);
            counties[i] = entry.county();
            ids[i] = Ids.next();
            events[i] = entry.event();
            subjects[i] = entry.subject();
            actors[i] = entry.actor();
            facts[i] = entry.facts();
        }
        Tuple row = Tuple.tuple()
                .addArrayOfString(counties)
                .addArrayOfUUID(ids)
                .addArrayOfString(events)
                .addArrayOfString(subjects)
                .addArrayOfString(actors)
                .addArrayOfString(facts);
        return sql.preparedQuery(APPEND).execute(row).mapEmpty();
    }
}
