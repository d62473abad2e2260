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

    private JournalStore() {}

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
