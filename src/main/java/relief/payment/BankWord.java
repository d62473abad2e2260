package relief.payment;

/**
 * What a bank says about one payment.
 *
 * @param endToEndId null if it named none
 * @param amountFen -1 if it named none
 * @param account null if it named none
 * @param status ISO 20022 transaction status; null if it named none
 * @param reason code of a rejection, safe to keep and to show; null if it named none
 */
public record BankWord(String endToEndId, long amountFen, String account, String status, String reason) {
    /** Accounts stay out of logs. */
    @Override
    public String toString() {
        return "BankWord[" + endToEndId + ", " + status + "]";
    }
}
