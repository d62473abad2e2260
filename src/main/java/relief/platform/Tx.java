package relief.platform;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One transaction under way: its connection, what it adds to the journal, and whom to wake once it is durable. */
public final class Tx {
    private static final String PLAN_ANEW =
            "set local plan_cache_mode = force_custom_plan; set local enable_seqscan = off";

    private final SqlConnection connection;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Set<String> doorbells = new LinkedHashSet<>();

    Tx(SqlConnection connection) {
        this.connection = connection;
    }

    public SqlConnection sql() {
        return connection;
    }

    public void record(JournalEntry entry) {
        entries.add(entry);
    }

    /** Wakes the workers of the queue after the commit; a bell that is lost costs one poll. */
    public void ring(String queue) {
        doorbells.add(queue);
    }

    /**
     * Has the statements that follow look up by keys what they look up, and planned for the tables as they are now. A
     * plan that was kept from when a table was all but empty reads it whole, however large it has become since; and so
     * does one made for thousands of keys at once, long before that is the cheaper way. For a batch, planning costs
     * next to nothing.
     */
    public Future<Void> planForKeys() {
        return connection.query(PLAN_ANEW).execute().mapEmpty();
    }

    Set<String> doorbells() {
        return doorbells;
    }

    Future<Void> writeJournal() {
        return entries.isEmpty() ? Future.succeededFuture() : JournalStore.append(connection, entries);
    }
}
