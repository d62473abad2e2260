package relief.request;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.OffsetDateTime;
import relief.platform.Database;

/**
 * Lets requests that arrive while a commit is under way go down together in the next one. Each event loop has a lane of
 * its own, so that a request is read, stored and answered on one thread, and one lane works while the other's commit
 * waits for the disk.
 */
final class IntakeBatcher {
    private final Vertx vertx;
    private final ThreadLocal<IntakeLane> lanes;

    IntakeBatcher(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.lanes = ThreadLocal.withInitial(() -> new IntakeLane(database));
    }

    /** @return when the request was received, or null when one stood there already under its id */
    Future<OffsetDateTime> submit(SealedRequest request, String actor) {
        IntakeStatement.Row row = new IntakeStatement.Row(request, actor);
        if (Context.isOnEventLoopThread()) {
            return lanes.get().submit(row);
        }
        Promise<OffsetDateTime> received = Promise.promise();
        vertx.runOnContext(enter -> lanes.get().submit(row).onComplete(received));
        return received.future();
    }
}
