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
        int line, String endToEndId, AnswerOutcome kind, String status, Long amountFen, String accountMasked) {
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_STATUS = 40;
    private static final int SHOWN_DIGITS = 4;

    static QuarantinedAnswer of(int line, BankAnswer answer, AnswerOutcome kind) {
        return new QuarantinedAnswer(
                line,
                shortened(answer.endToEndId(), LONGEST_ID),
                kind,
                shortened(answer.status(), LONGEST_STATUS),
                answer.originalAmountFen() < 0 ? null : answer.originalAmountFen(),
                masked(answer.account()));
    }

    /** What a stranger calls an account may be too short to show any of it. */
    private static String masked(String account) {
        if (account == null) {
            return null;
        }
        int shown = account.length() > 2 * SHOWN_DIGITS ? SHOWN_DIGITS : 0;
        return "****" + account.substring(account.length() - shown);
    }

    private static String shortened(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
