package relief.load;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting by the monotonic clock: for a time, or until something has come true. */
final class Patience {
    private Patience() {}

    /** @return whether it came true in time */
    static boolean until(BooleanSupplier cameTrue, long everyMs, double seconds) {
        long deadline = System.nanoTime() + (long) (seconds * 1e9);
        while (!cameTrue.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(everyMs));
        }
        return true;
    }

    static void seconds(double seconds) {
        long deadline = System.nanoTime() + (long) (seconds * 1e9);
        for (long left = deadline - System.nanoTime(); left > 0; left = deadline - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
