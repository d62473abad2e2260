package relief.request;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Counts what came in. */
final class RequestMetrics {
    private final MeterRegistry meters;
    private final Counter replays;
    private final ConcurrentMap<Counted, Counter> counters = new ConcurrentHashMap<>();

    private record Counted(String county, String channel, String outcome) {}

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
        counters.computeIfAbsent(new Counted(request.county(), request.channel(), outcome), this::counter)
                .increment();
    }

    private Counter counter(Counted counted) {
        return meters.counter(
                "relief.requests",
                "county",
                counted.county(),
                "channel",
                counted.channel(),
                "outcome",
                counted.outcome());
    }
}
