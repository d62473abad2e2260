package relief.platform;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids of our own rows: UUIDs of version 7 that grow strictly within one process, so that rows written in one
 * transaction are told apart in order and indexes grow at one end.
 */
public final class Ids {
    /** The same made in the database, one for each row of a query, growing in the order of its rows. */
    public static final String OF_ROWS =
            "id_at((extract(epoch from statement_timestamp()) * 1000)::bigint * 4096 + row_number() over ())";

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    public static UUID next() {
        long now = System.currentTimeMillis() << COUNTER_BITS;
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = ((tick >>> COUNTER_BITS) << 16) | 0x7000L | (tick & COUNTER_MASK);
        long low = ThreadLocalRandom.current().nextLong();
        return new UUID(high, (low & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
