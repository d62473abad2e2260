package relief.identity;

import java.time.Duration;

/**
 * How often sign-in under one name has failed in a row, and how long that name must wait for it.
 *
 * @param sinceLast time since the last of them
 */
record LoginFailures(int count, Duration sinceLast) {
    private static final int FREE = 5;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    /** One second after the fifth failure and twice as long after each further one, but never over a minute. */
    long waitSeconds() {
        if (count < FREE || forgotten()) {
            return 0;
        }
        // Beyond six doublings the longest wait rules anyway.
        long wholeWait = Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(6, count - FREE));
        long leftMs = Duration.ofSeconds(wholeWait).minus(sinceLast).toMillis();
        return Math.max(0, (leftMs + 999) / 1000);
    }

    int countAfterFailure() {
        return forgotten() ? 1 : count + 1;
    }

    private boolean forgotten() {
        return sinceLast.compareTo(FORGOTTEN_AFTER) > 0;
    }
}
