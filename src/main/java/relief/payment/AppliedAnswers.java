package relief.payment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What a list of bank's words did.
 *
 * @param outcomes one for each word, in the same order
 * @param changes one for each payment that is another now
 */
public record AppliedAnswers(List<AnswerOutcome> outcomes, List<Change> changes) {
    public AppliedAnswers {
        outcomes = List.copyOf(outcomes);
        changes = List.copyOf(changes);
    }

    /**
     * A payment that the bank's words changed.
     *
     * @param reason null if the bank gave none
     * @param contradicted whether a later word denied the final one
     */
    public record Change(Payment payment, PaymentState state, String reason, boolean contradicted) {
        public boolean isFinal() {
            return payment.state() != state && (state == PaymentState.PAID || state == PaymentState.REJECTED);
        }

        boolean isNewlyDisputed() {
            return contradicted && !payment.disputed();
        }

        UUID run() {
            return payment.run();
        }

        OffsetDateTime receivedAt() {
            return payment.receivedAt();
        }
    }
}
