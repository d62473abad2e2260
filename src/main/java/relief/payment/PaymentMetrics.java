package relief.payment;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures how long money takes to reach people and what banks answer. */
public final class PaymentMetrics {
    private static final Duration[] TIME_TO_MONEY = {
        Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1),
        Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4),
        Duration.ofHours(12), Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(7)
    };

    private final MeterRegistry registry;
    private final MultiGauge runs;
    private final Set<String> knownReasons;
    private final Timer sealed;
    private final Timer released;
    private final Timer paid;

    /** @param knownReasons codes that stand as themselves in a label; a bank may invent any number of others */
    public PaymentMetrics(MeterRegistry registry, Set<String> knownReasons) {
        this.registry = registry;
        this.knownReasons = Set.copyOf(knownReasons);
        this.runs = MultiGauge.builder("relief.payment.runs").register(registry);
        this.sealed = timeToMoney(registry, "sealed");
        this.released = timeToMoney(registry, "released");
        this.paid = timeToMoney(registry, "paid");
    }

    private static Timer timeToMoney(MeterRegistry registry, String stage) {
        return Timer.builder("relief.time.to.money")
                .tag("stage", stage)
                .serviceLevelObjectives(TIME_TO_MONEY)
                .register(registry);
    }

    /** Payments whose requests came in about equally long ago, that is within one bucket of the timers. */
    record Ages(long payments, double averageSeconds) {}

    /** The bounds of the timers' buckets. */
    static Double[] boundsSeconds() {
        return Arrays.stream(TIME_TO_MONEY)
                .map(bound -> (double) bound.toSeconds())
                .toArray(Double[]::new);
    }

    void sealed(List<Ages> ages) {
        ages.forEach(age -> record(sealed, age));
    }

    void released(List<Ages> ages) {
        ages.forEach(age -> record(released, age));
    }

    /** A timer takes one after the other: a province has half a million, which is some ten milliseconds of work. */
    private static void record(Timer timer, Ages ages) {
        Duration average = Duration.ofMillis(Math.max(0, Math.round(ages.averageSeconds() * 1000)));
        for (long recorded = 0; recorded < ages.payments(); recorded++) {
            timer.record(average);
        }
    }

    /** Counts what a bank's words changed for good; to be called once that is committed. */
    public void answered(AppliedAnswers applied) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        for (AppliedAnswers.Final end : applied.finals()) {
            registry.counter("relief.payments", "outcome", end.state().name(), "bank_reason", reason(end.reason()))
                    .increment(end.payments());
            if (end.state() == PaymentState.PAID) {
                Duration waited = Duration.between(end.receivedAt(), now);
                for (int payment = 0; payment < end.payments(); payment++) {
                    paid.record(waited);
                }
            }
        }
    }

    void runs(Map<RunState, Long> byState) {
        runs.register(
                Arrays.stream(RunState.values())
                        .map(state ->
                                MultiGauge.Row.of(Tags.of("state", state.name()), byState.getOrDefault(state, 0L)))
                        .toList(),
                true);
    }

    private String reason(String code) {
        if (code == null) {
            return "";
        }
        return knownReasons.contains(code) ? code : "other";
    }
}
