package relief.disaster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecentDisastersTest {
    private final RecentDisasters recent = new RecentDisasters();

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, true
            999999999, true
            1000000000, false
            """)
    void nothing_older_than_a_second_is_served(long ageNanos, boolean served) {
        long startedNanos = Long.MAX_VALUE - 500;
        recent.keep(disaster("before"), startedNanos);
        assertEquals(served, recent.find("D", startedNanos + ageNanos).isPresent());
    }

    @Test
    void a_slow_reading_does_not_bring_back_what_a_change_replaced() {
        recent.keep(disaster("after"), 20);
        recent.keep(disaster("before"), 10);
        assertEquals("after", recent.find("D", 30).orElseThrow().name());
    }

    private static Disaster disaster(String name) {
        return new Disaster(
                "D",
                name,
                "FLOOD",
                OffsetDateTime.parse("2023-12-18T23:59:00+08:00"),
                new TreeSet<>(List.of("630222103")),
                List.of(new Tariff("A", "line", 1, 2, true)),
                Disaster.Mode.EMERGENCY,
                Disaster.State.OPEN,
                "630222");
    }
}
