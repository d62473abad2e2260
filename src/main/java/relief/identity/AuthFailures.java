package relief.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import relief.kernel.Refused;

/** Makes the refusals of those who are not let in, and counts them by reason. */
public final class AuthFailures {
    private final Map<AuthFailure, Counter> counters = new EnumMap<>(AuthFailure.class);

    public AuthFailures(MeterRegistry meters) {
        for (AuthFailure failure : AuthFailure.values()) {
            Counter counter = Counter.builder("relief.auth.failures")
                    .tag("reason", failure.reason())
                    .register(meters);
            counters.put(failure, counter);
        }
    }

    Refused refuse(AuthFailure failure) {
        return refuse(failure, Map.of());
    }

    Refused refuse(AuthFailure failure, Map<String, Object> facts) {
        counters.get(failure).increment();
        return Refused.because(failure.problem(), failure.detail(), facts);
    }
}
