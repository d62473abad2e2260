package relief.platform;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done again and again, the next round planned when the last has ended, so that rounds never pile up. After
 * a long round the pause is longer too: no such work ever takes more than a twentieth of the time.
 */
public final class Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);

    private static final int PAUSE_FOR_ROUND = 20;

    private final Vertx vertx;
    private final String name;
    private final long pauseMs;
    private final Supplier<Future<Void>> work;
    private volatile boolean stopped;

    private Recurring(Vertx vertx, String name, Duration pause, Supplier<Future<Void>> work) {
        this.vertx = vertx;
        this.name = name;
        this.pauseMs = pause.toMillis();
        this.work = work;
    }

    /** Starts with the first round at once. */
    public static Recurring start(Vertx vertx, String name, Duration pause, Supplier<Future<Void>> work) {
        Recurring recurring = new Recurring(vertx, name, pause, work);
        recurring.round();
        return recurring;
    }

    /** The round under way is the last. */
    public void stop() {
        stopped = true;
    }

    private void tell(Throwable failure) {
        if (!stopped) {
            LOG.warn("{} failed and will be tried again: {}", name, failure.toString());
        }
    }

    private void round() {
        if (!stopped) {
            long startedNanos = System.nanoTime();
            work.get()
                    .onFailure(this::tell)
                    .onComplete(done -> vertx.setTimer(pauseAfter(startedNanos), due -> round()));
        }
    }

    private long pauseAfter(long startedNanos) {
        return Math.max(pauseMs, PAUSE_FOR_ROUND * TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos));
    }
}
