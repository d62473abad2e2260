package relief.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what came in. */
final class RequestMetrics {
    private final MeterRegistry meters;
    private final Counter replays;

    RequestMetrics(MeterRegistry meters) {
        this.meters = meters;
        this.replays = Counter.builder("relief.idempotent.replays").register(meters);
    }

    void taken(SealedRequest request, boolean first) {
        if (!first) {
            replays.increment();
        }
        count(request, first ? "accepted" : "replayed");
    }

    void refused(SealedRequest request) {
        count(request, "refused");
    }

    private void count(SealedRequest request, String outcome) {
        meters.counter("relief.requests", "county", request.county(), "channel", request.channel(), "outcome", outcome)
                .increment();
    }
}
