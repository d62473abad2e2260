package relief.delivery;

import java.time.Duration;

/** How long a bank that did not take a file is left alone: twice as long each time, up to an hour. */
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOUBLINGS = 10;

    private Backoff() {}

    /** @param attempts so far, at least one */
    static Duration after(int attempts) {
        Duration wait = FIRST.multipliedBy(1L << Math.min(DOUBLINGS, attempts - 1));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
