package relief.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts how tries to deliver a file ended. */
public final class DeliveryMetrics {
    private final Map<DeliveryState, Counter> ends = new EnumMap<>(DeliveryState.class);

    public DeliveryMetrics(MeterRegistry registry) {
        for (DeliveryState end :
                List.of(DeliveryState.SENT, DeliveryState.PENDING, DeliveryState.UNKNOWN, DeliveryState.REFUSED)) {
            ends.put(
                    end,
                    Counter.builder("relief.deliveries")
                            .tag("outcome", end == DeliveryState.PENDING ? "POSTPONED" : end.name())
                            .register(registry));
        }
    }

    void ended(DeliveryState end) {
        ends.get(end).increment();
    }
}
