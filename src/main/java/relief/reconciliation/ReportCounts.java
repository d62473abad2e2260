package relief.reconciliation;

import java.util.List;
import relief.payment.AnswerOutcome;

/** What the rows of a report did. */
public record ReportCounts(int paid, int accepted, int rejected, int returned, int quarantined, int unchanged) {
    static ReportCounts of(List<AnswerOutcome> outcomes) {
        return new ReportCounts(
                count(outcomes, AnswerOutcome.PAID),
                count(outcomes, AnswerOutcome.ACCEPTED),
                count(outcomes, AnswerOutcome.REJECTED),
                0,
                (int) outcomes.stream().filter(AnswerOutcome::isQuarantined).count(),
                count(outcomes, AnswerOutcome.UNCHANGED));
    }

    private static int count(List<AnswerOutcome> outcomes, AnswerOutcome wanted) {
        return (int) outcomes.stream().filter(outcome -> outcome == wanted).count();
    }

    /** Rows that fit a payment of ours. */
    public int matched() {
        return paid + accepted + rejected + returned + unchanged;
    }
}
