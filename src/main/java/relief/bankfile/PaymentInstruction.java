package relief.bankfile;

/**
 * One row to pay, as it stands in the payment's records; {@link RowRules} says whether a bank would take it.
 *
 * @param endToEndId unique for ever, see {@link EndToEndId}
 * @param accountKind CARD or PASSBOOK
 * @param bank CNAPS code of the payee's bank, 12 digits
 * @param purpose what the payee reads on the statement
 */
public record PaymentInstruction(
        String endToEndId,
        long amountFen,
        String payeeName,
        String account,
        String accountKind,
        String bank,
        String purpose) {
    /** Names and accounts stay out of logs. */
    @Override
    public String toString() {
        return "PaymentInstruction[" + endToEndId + "]";
    }
}
