package relief.request;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import relief.platform.Database;

/**
 * Requests on their way to the disk: one commit at a time, with all that came during the one before. A lone request
 * waits for nobody; each caller is answered after the commit that holds his row. Rows come from any thread; all else
 * stays on the lane's event loop.
 */
final class IntakeLane extends VerticleBase {
    private static final int MAX_BATCH = 512;
    /** The same order in all lanes of all nodes: none waits for a row of another that waits for one of its own. */
    private static final Comparator<Entry> BY_KEY = Comparator.<Entry, String>comparing(
                    entry -> entry.row().request().county())
            .thenComparing(entry -> entry.row().request().id());

    private final Database database;
    private final Queue<Entry> queue = new ConcurrentLinkedQueue<>();
    private volatile boolean committing;

    private record Entry(IntakeStatement.Row row, Promise<OffsetDateTime> received) {}

    IntakeLane(Database database) {
        this.database = database;
    }

    /** From any thread; the lane is woken only when it would not look by itself. */
    Future<OffsetDateTime> submit(IntakeStatement.Row row) {
        Entry entry = new Entry(row, Promise.promise());
        queue.add(entry);
        if (!committing) {
            context.runOnContext(wake -> commitNext());
        }
        return entry.received().future();
    }

    private void commitNext() {
        if (committing || queue.isEmpty()) {
            return;
        }
        committing = true;
        List<Entry> batch = new ArrayList<>();
        Set<UUID> ids = new HashSet<>();
        // The second of one id waits for the next commit, and keeps nobody else waiting.
        Iterator<Entry> next = queue.iterator();
        while (next.hasNext() && batch.size() < MAX_BATCH) {
            Entry entry = next.next();
            if (ids.add(entry.row().request().id())) {
                batch.add(entry);
                next.remove();
            }
        }
        batch.sort(BY_KEY);
        commit(batch).onComplete(done -> {
            committing = false;
            commitNext();
        });
    }

    /** Completes when every entry has its answer; a row that cannot be stored fails alone. */
    private Future<Void> commit(List<Entry> batch) {
        List<IntakeStatement.Row> rows = batch.stream().map(Entry::row).toList();
        return database.inOneStatement(RequestService.QUEUE, sql -> IntakeStatement.insert(sql, rows))
                .compose(
                        received -> {
                            answer(batch, received);
                            return Future.succeededFuture();
                        },
                        failure -> failed(batch, failure));
    }

    private static void answer(List<Entry> batch, Map<UUID, OffsetDateTime> received) {
        for (Entry entry : batch) {
            entry.received().complete(received.get(entry.row().request().id()));
        }
    }

    private Future<Void> failed(List<Entry> batch, Throwable failure) {
        if (batch.size() == 1 || Database.passesByItself(failure)) {
            batch.forEach(entry -> entry.received().fail(failure));
            return Future.succeededFuture();
        }
        int half = batch.size() / 2;
        return commit(batch.subList(0, half)).compose(done -> commit(batch.subList(half, batch.size())));
    }
}
