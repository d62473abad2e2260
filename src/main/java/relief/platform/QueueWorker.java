package relief.platform;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains one queue: when the doorbell rings, and once a second in case a ring was lost. A batch that fails is halved
 * until the poison row stands alone and is set aside; a database that is away is waited for.
 */
public final class QueueWorker extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(QueueWorker.class);
    private static final long POLL_MS = 1_000;
    /** Less than this part of what it could hold is a small batch. */
    private static final int SMALL = 4;

    private static final long LONGEST_PAUSE_MS = 5_000;

    private final Queue queue;
    private final int batch;
    private final DistributionSummary sizes;
    private boolean draining;
    private boolean rungMeanwhile;
    private boolean stopping;
    private long pauseMs;
    private final Promise<Void> idle = Promise.promise();

    public QueueWorker(Queue queue, int batch, MeterRegistry meters) {
        this.queue = queue;
        this.batch = batch;
        this.sizes = DistributionSummary.builder("relief.batch.size")
                .tag("queue", queue.name())
                .serviceLevelObjectives(1, 4, 16, 64, 256, 1024)
                .register(meters);
    }

    @Override
    public Future<?> start() {
        new Doorbell(vertx.eventBus(), queue.name()).answer(this::wake);
        vertx.setPeriodic(POLL_MS, tick -> wake());
        wake();
        return Future.succeededFuture();
    }

    /** Lets the batch in hand finish. */
    @Override
    public Future<?> stop() {
        stopping = true;
        return draining ? idle.future() : Future.succeededFuture();
    }

    private void wake() {
        if (draining || stopping || pauseMs > 0) {
            rungMeanwhile = true;
            return;
        }
        draining = true;
        rungMeanwhile = false;
        drain(batch);
    }

    private void drain(int limit) {
        Queue.Claimed claimed = new Queue.Claimed();
        queue.drain(limit, claimed)
                .onSuccess(done -> drained(done, limit))
                .onFailure(failure -> failed(failure, limit, claimed));
    }

    private void drained(int done, int limit) {
        pauseMs = 0;
        if (done > 0) {
            sizes.record(done);
        }
        if (stopping) {
            rest();
        } else if (done > 0 && done < limit / SMALL && queue.gatherMs() > 0) {
            vertx.setTimer(queue.gatherMs(), gathered -> goOn());
        } else if (done > 0) {
            drain(Math.min(batch, limit * 2));
        } else {
            rest();
            if (rungMeanwhile) {
                wake();
            }
        }
    }

    private void goOn() {
        if (stopping) {
            rest();
        } else {
            drain(batch);
        }
    }

    private void rest() {
        draining = false;
        if (stopping) {
            idle.tryComplete();
        }
    }

    private void failed(Throwable failure, int limit, Queue.Claimed claimed) {
        if (Outage.databaseAway(failure)
                || Outage.overloaded(failure)
                || claimed.rows().isEmpty()
                || stopping) {
            pause(failure);
        } else if (claimed.rows().size() == 1) {
            LOG.atError().setCause(failure).log("queue {} sets one row aside", queue.name());
            queue.setAside(claimed.rows().get(0), String.valueOf(failure.getMessage()))
                    .onSuccess(done -> drain(batch))
                    .onFailure(this::pause);
        } else {
            LOG.warn(
                    "queue {}: a batch of {} failed and is halved: {}",
                    queue.name(),
                    claimed.rows().size(),
                    failure.getMessage());
            drain(Math.max(1, Math.min(limit, claimed.rows().size()) / 2));
        }
    }

    private void pause(Throwable failure) {
        rest();
        pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(100, pauseMs * 2));
        long jitterMs = ThreadLocalRandom.current().nextLong(pauseMs / 2 + 1);
        LOG.warn("queue {} waits {} ms: {}", queue.name(), pauseMs + jitterMs, failure.toString());
        vertx.setTimer(pauseMs + jitterMs, over -> {
            if (!stopping) {
                draining = true;
                drain(batch);
            }
        });
    }
}
