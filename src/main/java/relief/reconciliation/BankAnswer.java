package relief.reconciliation;

/**
 * What a bank said about one payment, as it stands in the report; what it means is decided elsewhere.
 *
 * @param endToEndId ours if the bank repeated it properly; null if it said none
 * @param originalAmountFen the amount the bank believes it was told to pay; -1 if it said none
 * @param account the payee's account; null if it said none
 * @param status raw, for example ACSC, ACCC, ACSP, ACTC, PDNG, RJCT; null if it said none
 * @param reasonCode ISO or the bank's own; null if it said none
 * @param reasonText the bank's own words; null if it said none
 */
public record BankAnswer(
        String endToEndId,
        long originalAmountFen,
        String account,
        String status,
        String reasonCode,
        String reasonText) {
    /** Accounts stay out of logs. */
    @Override
    public String toString() {
        return "BankAnswer[" + endToEndId + ", " + status + ", " + reasonCode + "]";
    }
}
