package relief.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class TimeOrderedIdTest {
    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    // RFC 9562, A.6
    @Test
    void makesVersion7AsTheStandardDoes() {
        Iterator<Long> bits = List.of(0xCC3L, 0x18C4_DC0C_0C07_398FL).iterator();
        RandomGenerator random = bits::next;
        assertEquals(
                UUID.fromString("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"), TimeOrderedId.of(0x017F_22E2_79B0L, random));
    }

    // RFC 9562, B.2
    @Test
    void namesByVersion8AsTheStandardDoes() {
        assertEquals(
                UUID.fromString("5c146b14-3c52-8afd-938a-375d0df1fbf6"),
                TimeOrderedId.nameBased(DNS, "www.example.com"));
        assertNotEquals(TimeOrderedId.nameBased(DNS, "a"), TimeOrderedId.nameBased(DNS, "b"));
        assertNotEquals(TimeOrderedId.nameBased(DNS, "a"), TimeOrderedId.nameBased(new UUID(0, 0), "a"));
    }

    @Test
    void ordersByTimeWhateverTheRandomBits() {
        Random random = Seed.random("TimeOrderedIdTest");
        for (int round = 0; round < 2_000; round++) {
            long millis = random.nextLong(1L << 48);
            UUID id = TimeOrderedId.of(millis, random);
            assertEquals(7, id.version());
            assertEquals(2, id.variant());
            assertEquals(millis, id.getMostSignificantBits() >>> 16);
            long later = Math.min(millis + 1 + random.nextInt(1_000), (1L << 48) - 1);
            assertTrue(later == millis
                    || id.toString().compareTo(TimeOrderedId.of(later, random).toString()) < 0);
        }
    }

    @Test
    void refusesATimeThatDoesNotFit() {
        RandomGenerator random = new Random(1);
        assertThrows(IllegalArgumentException.class, () -> TimeOrderedId.of(-1, random));
        assertThrows(IllegalArgumentException.class, () -> TimeOrderedId.of(1L << 48, random));
    }
}
