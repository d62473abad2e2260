package relief.reconciliation;

import relief.payment.AnswerOutcome;

/**
 * An answer that fits no payment of ours.
 *
 * @param line place in the report, from 1 on
 * @param endToEndId as the bank wrote it; null if it wrote none
 * @param status as the bank wrote it; null if it wrote none
 * @param amountFen null if the bank wrote none
 * @param accountMasked null if the bank wrote none
 */
public record QuarantinedAnswer(
        int line, String endToEndId, AnswerOutcome kind, String status, Long amountFen, String accountMasked) {}
