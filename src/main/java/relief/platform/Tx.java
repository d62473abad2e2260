package relief.platform;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One transaction under way: its connection, what it adds to the journal, and whom to wake once it is durable. */
public final class Tx {
    private static final String PLAN_ANEW = "set local plan_cache_mode = force_custom_plan";
    private static final String PLAN_FOR_KEYS = PLAN_ANEW + "; set local enable_seqscan = off";

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

    /**
     * Records an entry for each row of a query, at once.
     *
     * @param query answers {@code (event, subject, actor, facts)}, the facts a JSON object; its $1 is the county
     */
    public Future<Void> recordAll(String county, String query) {
        return JournalStore.appendAll(connection, county, query);
    }

    /** Wakes the workers of the queue after the commit; a bell that is lost costs one poll. */
    public void ring(String queue) {
        doorbells.add(queue);
    }

    /**
     * Has the statements that follow planned for the tables as they are now. A plan that was kept from when a table was
     * all but empty reads it whole, however large it has become since; for a batch, planning costs next to nothing.
     */
    public Future<Void> planAnew() {
        return connection.query(PLAN_ANEW).execute().mapEmpty();
    }

    /**
     * The same for a batch that knows the keys of all it looks up: a plan for a thousand keys reads the whole table long
     * before that is the cheaper way, because nobody knows how rare a key is in a table that grows so fast.
     */
    public Future<Void> planForKeys() {
        return connection.query(PLAN_FOR_KEYS).execute().mapEmpty();
    }

    Set<String> doorbells() {
        return doorbells;
    }

    Future<Void> writeJournal() {
        return entries.isEmpty() ? Future.succeededFuture() : JournalStore.append(connection, entries);
    }
}
