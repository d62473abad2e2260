package relief.request;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import relief.kernel.Refused;
import relief.platform.Database;

/**
 * Lets requests that arrive while a commit is under way go down together in the next one. A lone request waits for
 * nobody; each caller is answered after the commit that holds his row; beyond its bound the batcher refuses.
 */
final class IntakeBatcher {
    private static final int MAX_BATCH = 512;
    static final int MAX_WAITING = 2_048;

    private final Database database;
    private final Context loop;
    private final AtomicInteger waiting = new AtomicInteger();
    private final ArrayDeque<Entry> queue = new ArrayDeque<>();
    private boolean committing;

    private record Entry(IntakeStatement.Row row, Promise<OffsetDateTime> received) {}

    IntakeBatcher(Vertx vertx, Database database) {
        this.database = database;
        this.loop = vertx.getOrCreateContext();
    }

    /** @return when the request was received, or null when one stood there already under its id */
    Future<OffsetDateTime> submit(SealedRequest request, String actor) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(Refused.because(
                    "overloaded", "Too many requests are waiting. Nothing was stored; send the same again soon."));
        }
        Promise<OffsetDateTime> received = Promise.promise();
        loop.runOnContext(enqueue -> {
            queue.add(new Entry(new IntakeStatement.Row(request, actor), received));
            commitNext();
        });
        return received.future().onComplete(done -> waiting.decrementAndGet());
    }

    private void commitNext() {
        if (committing || queue.isEmpty()) {
            return;
        }
        committing = true;
        List<Entry> batch = new ArrayList<>(Math.min(queue.size(), MAX_BATCH));
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
        commit(batch).onComplete(done -> {
            committing = false;
            commitNext();
        });
    }

    /** Completes when every entry has its answer; a row that cannot be stored fails alone. */
    private Future<Void> commit(List<Entry> batch) {
        return database.inTransaction(tx -> {
                    tx.ring(RequestService.QUEUE);
                    return IntakeStatement.insert(
                            tx.sql(), batch.stream().map(Entry::row).toList());
                })
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
