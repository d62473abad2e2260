package relief.bankfile;

import static relief.bankfile.BankText.ACCOUNT_LENGTH;
import static relief.bankfile.BankText.ID_LENGTH;
import static relief.bankfile.BankText.TEXT_LENGTH;
import static relief.bankfile.BankText.findBankFault;
import static relief.bankfile.BankText.findIdFault;
import static relief.bankfile.BankText.findTextFault;
import static relief.bankfile.BankText.require;

import relief.kernel.AccountKind;

/**
 * One row to pay; it exists only if every bank file could carry it.
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
    /** ISO 20022 amounts have at most 18 digits. */
    private static final long AMOUNT_LIMIT_FEN = 1_000_000_000_000_000_000L;

    public PaymentInstruction {
        require("end-to-end id", findIdFault(endToEndId, ID_LENGTH));
        try {
            requireAmount(amountFen);
            requireKind(accountKind);
            require("payee name", findTextFault(payeeName, TEXT_LENGTH));
            require("account", findIdFault(account, ACCOUNT_LENGTH));
            require("bank", findBankFault(bank));
            require("purpose", findTextFault(purpose, TEXT_LENGTH));
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException("payment " + endToEndId + ": " + fault.getMessage(), fault);
        }
    }

    private static void requireAmount(long amountFen) {
        if (amountFen <= 0 || amountFen >= AMOUNT_LIMIT_FEN) {
            throw new IllegalArgumentException("amount of " + amountFen + " fen cannot be paid");
        }
    }

    private static void requireKind(String accountKind) {
        if (!AccountKind.CARD.name().equals(accountKind)
                && !AccountKind.PASSBOOK.name().equals(accountKind)) {
            throw new IllegalArgumentException("account kind must be CARD or PASSBOOK");
        }
    }

    /** Names and accounts stay out of logs. */
    @Override
    public String toString() {
        return "PaymentInstruction[" + endToEndId + "]";
    }
}
