package relief.reconciliation;

import java.util.Map;
import relief.payment.AnswerOutcome;
import relief.payment.AppliedAnswers;

/** What the rows of a report did. */
public record ReportCounts(int paid, int accepted, int rejected, int returned, int quarantined, int unchanged) {
    static ReportCounts of(AppliedAnswers applied) {
        int quarantined = applied.counts().entrySet().stream()
                .filter(entry -> entry.getKey().isQuarantined())
                .mapToInt(Map.Entry::getValue)
                .sum();
        return new ReportCounts(
                applied.count(AnswerOutcome.PAID),
                applied.count(AnswerOutcome.ACCEPTED),
                applied.count(AnswerOutcome.REJECTED),
                applied.count(AnswerOutcome.RETURNED),
                quarantined,
                applied.count(AnswerOutcome.UNCHANGED));
    }

    /** Rows that fit a payment of ours. */
    public int matched() {
        return paid + accepted + rejected + returned + unchanged;
    }
}
