package relief.payment;

import java.util.Optional;
import relief.fund.TransferKind;

/**
 * What becomes of a disputed payment once two people know from the bank how it ended.
 *
 * @param state of the payment from then on
 * @param move of its money; empty where the books were right
 * @param results what is added to those of its run
 */
record Clearing(PaymentState state, Optional<TransferKind> move, PaymentRun.Results results) {
    private static final PaymentRun.Results AS_THEY_WERE = new PaymentRun.Results(0, 0, 0);

    /** Money that came back stays back, whatever the bank had said before. */
    static Clearing of(PaymentState found, boolean wasPaid) {
        if (found == PaymentState.PAID && !wasPaid) {
            return new Clearing(
                    PaymentState.RETURNED, Optional.of(TransferKind.REFUND), new PaymentRun.Results(-1, 0, 1));
        }
        if (found == PaymentState.REJECTED && wasPaid) {
            return new Clearing(
                    PaymentState.PAID, Optional.of(TransferKind.SETTLE_LATE), new PaymentRun.Results(1, -1, 0));
        }
        return new Clearing(found, Optional.empty(), AS_THEY_WERE);
    }
}
