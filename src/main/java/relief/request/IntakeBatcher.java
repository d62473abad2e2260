package relief.request;

import io.vertx.core.Deployable;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import relief.platform.Database;

/**
 * Lets requests that arrive while a commit is under way go down together in the next one. There are several lanes, so that
 * one works while the other's commit waits for the disk. They live on event loops of their own and have connections of
 * their own: a loop that has ten thousand senders to hear comes round too seldom to keep the disk at work.
 */
final class IntakeBatcher {
    private final List<IntakeLane> lanes;
    private final AtomicInteger senders = new AtomicInteger();
    private final ThreadLocal<IntakeLane> laneOfThread;

    /** @param database of the lanes alone */
    IntakeBatcher(Database database) {
        lanes = Stream.generate(() -> new IntakeLane(database))
                .limit(IntakeService.LANES)
                .toList();
        laneOfThread = ThreadLocal.withInitial(() -> lanes.get(senders.getAndIncrement() % lanes.size()));
    }

    /** What must be deployed before anything is submitted. */
    List<? extends Deployable> lanes() {
        return lanes;
    }

    /** @return when the request was received, or null when one stood there already under its id; told on the lane */
    Future<OffsetDateTime> submit(SealedRequest request, String actor) {
        return laneOfThread.get().submit(new IntakeStatement.Row(request, actor));
    }
}
