package relief.payment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * What a slice of bank's words did.
 *
 * @param counts how many lines had which outcome; an outcome that none had is missing
 * @param finals what came to an end, counted together where all is the same
 */
public record AppliedAnswers(Map<AnswerOutcome, Integer> counts, List<Final> finals) {
    public AppliedAnswers {
        counts = Map.copyOf(counts);
        finals = List.copyOf(finals);
    }

    /**
     * Payments that came to the same end.
     *
     * @param reason null if the bank gave none
     * @param receivedAt the second in which their requests came in
     */
    public record Final(PaymentState state, String reason, OffsetDateTime receivedAt, int payments) {}

    public int count(AnswerOutcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
