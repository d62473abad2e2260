package relief.oversight;

import io.vertx.core.Future;
import java.util.Map;
import relief.platform.Database;
import relief.platform.JournalEntry;

/** Gives back to a queue what it had set aside, once the operator has removed the cause. */
public final class StuckRowService {
    private static final String ACTOR = "operator";

    private final Database database;

    public StuckRowService(Database database) {
        this.database = database;
    }

    /** @return how many rows wait again; those that fail again are set aside again */
    public Future<Integer> free(StuckQueue queue) {
        return database.inTransaction(tx -> StuckRowStore.free(tx.sql(), queue).map(freed -> {
            freed.forEach(
                    row -> tx.record(JournalEntry.of(row.county(), queue.freed(), row.subject(), ACTOR, Map.of())));
            return freed.size();
        }));
    }
}
