package relief.request;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import relief.kernel.Refused;
import relief.platform.Database;

/**
 * Tries again for a while what failed only because too much is waiting or the database is away: for senders who would
 * rather wait than be told to come back.
 */
final class Patience {
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 1_000;

    private final Vertx vertx;
    private final long longestMs;
    private volatile boolean lost;

    Patience(Vertx vertx, long longestMs) {
        this.vertx = vertx;
        this.longestMs = longestMs;
    }

    /** From now on the first failure is an answer here too. */
    void lose() {
        lost = true;
    }

    /** @param attempt may be made several times, and must come to the same however often it is made */
    <T> Future<T> over(Supplier<Future<T>> attempt) {
        return over(attempt, FIRST_PAUSE_MS, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(longestMs));
    }

    private <T> Future<T> over(Supplier<Future<T>> attempt, long pauseMs, long untilNanos) {
        return attempt.get()
                .recover(failure -> lost || System.nanoTime() >= untilNanos || !passesByItself(failure)
                        ? Future.failedFuture(failure)
                        : vertx.timer(pauseMs)
                                .compose(waited -> over(attempt, Math.min(2 * pauseMs, LONGEST_PAUSE_MS), untilNanos)));
    }

    private static boolean passesByItself(Throwable failure) {
        return failure instanceof Refused refused
                ? refused.code().equals("overloaded")
                : Database.passesByItself(failure);
    }
}
