package relief.load;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.UUID;

/** Every id of which a caller was told that it is safe, in the order of the answers, and when he was told. */
final class Acknowledged {
    private UUID[] ids = new UUID[4_096];
    private long[] atNanos = new long[4_096];
    private int count;

    synchronized void add(UUID id, long nanos) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count * 2);
            atNanos = Arrays.copyOf(atNanos, count * 2);
        }
        ids[count] = id;
        atNanos[count++] = nanos;
    }

    synchronized int count() {
        return count;
    }

    /** One a line, as {@code copy} reads them. */
    synchronized void writeTo(Writer out) throws IOException {
        for (int i = 0; i < count; i++) {
            out.write(ids[i].toString());
            out.write('\n');
        }
    }

    /** The longest time between two answers, or between an end of the span and the nearest answer in it. */
    synchronized double longestGapSeconds(long fromNanos, long toNanos) {
        long longest = 0;
        long last = fromNanos;
        for (int i = 0; i < count; i++) {
            if (atNanos[i] > fromNanos && atNanos[i] <= toNanos) {
                longest = Math.max(longest, atNanos[i] - last);
                last = atNanos[i];
            }
        }
        return Math.max(longest, toNanos - last) / 1e9;
    }
}
