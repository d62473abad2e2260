package relief.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes the two kinds of UUID in use here (RFC 9562): by time for what is new, by name for what is repeated. */
public final class TimeOrderedId {
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long LOW_62_BITS = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long LAST_MILLIS = (1L << 48) - 1;

    private TimeOrderedId() {}

    /** Version 7: 48 bits of time, the rest random; ids of one millisecond have no order among them. */
    public static UUID of(long epochMillis, RandomGenerator random) {
        if (epochMillis < 0 || epochMillis > LAST_MILLIS) {
            throw new IllegalArgumentException("time outside of version 7");
        }
        long high = (epochMillis << 16) | 0x7000 | (random.nextLong() & 0x0FFF);
        return new UUID(high, VARIANT | (random.nextLong() & LOW_62_BITS));
    }

    /** Version 8 over SHA-256 (RFC 9562, B.2): the same namespace and name give the same id for ever. */
    public static UUID nameBased(UUID namespace, String name) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & ~0xF000L) | 0x8000L;
        return new UUID(high, VARIANT | (hash.getLong() & LOW_62_BITS));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
