package relief.payment;

import relief.bankfile.BankProfile;
import relief.bankfile.PaymentInstruction;
import relief.request.Payee;

/** The one place that says how a payment becomes a row of a bank's file, both when it is judged and when it is written. */
final class PaymentRow {
    private PaymentRow() {}

    static PaymentInstruction of(String endToEndId, long amountFen, Payee payee, BankProfile profile) {
        return new PaymentInstruction(
                endToEndId,
                amountFen,
                payee.name(),
                payee.account(),
                payee.accountKind(),
                payee.bank(),
                profile.purposeText());
    }
}
