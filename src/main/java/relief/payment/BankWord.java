package relief.payment;

/**
 * What a bank says about one payment.
 *
 * @param endToEndId null if it named none
 * @param amountFen -1 if it named none
 * @param account null if it named none
 * @param status in the bank's own words; null if it named none
 * @param meaning null if the status is none that we know
 * @param reason code of a rejection or return; null if it named none
 */
public record BankWord(
        String endToEndId, long amountFen, String account, String status, AnswerMeaning meaning, String reason) {
    /** With a transaction status of ISO 20022. */
    public BankWord(String endToEndId, long amountFen, String account, String status, String reason) {
        this(endToEndId, amountFen, account, status, AnswerMeaning.ofIso(status).orElse(null), reason);
    }

    /** Whether it says what became of the payment, and not only that its copy was refused, or what nobody knows. */
    boolean isClear() {
        return meaning != null && !(meaning == AnswerMeaning.REJECTED && AnswerMeaning.isOfSecondCopy(reason));
    }

    /** Accounts stay out of logs. */
    @Override
    public String toString() {
        return "BankWord[" + endToEndId + ", " + status + ", " + reason + "]";
    }
}
