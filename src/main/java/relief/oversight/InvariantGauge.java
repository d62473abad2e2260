package relief.oversight;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import relief.platform.Recurring;

/** Checks the invariants every half minute and shows how many rows break them; NaN while nobody can tell. */
public final class InvariantGauge {
    private static final Logger LOG = LoggerFactory.getLogger(InvariantGauge.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final Invariants invariants;
    private volatile double rows = Double.NaN;

    public InvariantGauge(Invariants invariants, MeterRegistry meters) {
        this.invariants = invariants;
        Gauge.builder("relief.invariant.violations", this, gauge -> gauge.rows)
                .strongReference(true)
                .register(meters);
    }

    public Recurring start(Vertx vertx) {
        return Recurring.start(vertx, "checking the invariants", EVERY, this::refresh);
    }

    Future<Void> refresh() {
        return invariants
                .check()
                .onFailure(failure -> rows = Double.NaN)
                .onSuccess(this::show)
                .mapEmpty();
    }

    private void show(List<Violation> broken) {
        rows = broken.stream().mapToLong(Violation::count).sum();
        broken.forEach(violation -> LOG.error(
                "invariant {} is broken by {} rows, first {}", violation.rule(), violation.count(), violation.first()));
    }
}
