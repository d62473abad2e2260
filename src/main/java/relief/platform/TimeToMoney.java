package relief.platform;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** The one histogram that matters to a family: from the request to each stage on the way to its money. */
public final class TimeToMoney {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(10),
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofHours(12),
        Duration.ofDays(1),
        Duration.ofDays(3),
        Duration.ofDays(7)
    };

    private TimeToMoney() {}

    /** @param name authorized, sealed, released or paid */
    public static Timer stage(MeterRegistry meters, String name) {
        return Timer.builder("relief.time.to.money")
                .tag("stage", name)
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }
}
