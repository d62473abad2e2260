package relief.authorization;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import relief.platform.TimeToMoney;
import relief.request.Finding;

/** Counts decisions by level, outcome and reason, and how long families waited for one. */
public final class DecisionMetrics {
    private final MeterRegistry meters;
    private final Timer authorized;
    private final Clock clock;

    public DecisionMetrics(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.authorized = TimeToMoney.stage(meters, "authorized");
        this.clock = clock;
    }

    void decided(List<Ruling.Decided> decided) {
        for (Ruling.Decided one : decided) {
            Verdict verdict = one.verdict();
            if (verdict instanceof Verdict.Granted granted) {
                count(granted.level(), "APPROVE", "");
                authorized.record(
                        Duration.between(one.ask().request().receivedAt().toInstant(), clock.instant()));
            } else if (verdict instanceof Verdict.Held held) {
                count(held.level(), "HOLD", reason(held.findings(), Finding.Severity.BLOCKING));
            } else if (verdict instanceof Verdict.Escalated escalated) {
                count(escalated.level(), "ESCALATE", reason(escalated.findings(), Finding.Severity.ESCALATING));
            }
        }
    }

    /** An officer's word, once it is durable. */
    void ruled(Level level, Decision.Outcome outcome, OffsetDateTime receivedAt) {
        count(level, outcome.name(), "");
        if (outcome == Decision.Outcome.APPROVE) {
            authorized.record(Duration.between(receivedAt.toInstant(), clock.instant()));
        }
    }

    private void count(Level level, String outcome, String reason) {
        meters.counter("relief.decisions", "level", level.name(), "outcome", outcome, "reason", reason)
                .increment();
    }

    private static String reason(List<Finding> findings, Finding.Severity severity) {
        return findings.stream()
                .filter(finding -> finding.code().severity() == severity)
                .map(finding -> finding.code().name())
                .findFirst()
                .orElse("");
    }
}
