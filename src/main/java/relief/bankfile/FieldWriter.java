package relief.bankfile;

import java.io.IOException;
import java.util.Map;
import relief.kernel.AccountKind;

/** Puts the one field that a column asks for into an output, in the bank's units and words. */
final class FieldWriter {
    private final ByteOutput out;
    private final boolean fen;
    private final String card;
    private final String passbook;

    FieldWriter(ByteOutput out, RowLayout layout) {
        Map<String, String> accountKinds = layout.accountKinds();
        this.out = out;
        this.fen = layout.amountUnit() == RowLayout.AmountUnit.FEN;
        this.card = accountKinds.getOrDefault(AccountKind.CARD.name(), AccountKind.CARD.name());
        this.passbook = accountKinds.getOrDefault(AccountKind.PASSBOOK.name(), AccountKind.PASSBOOK.name());
    }

    /** @param number of the row in its file, from 1 */
    void write(RowField field, PaymentInstruction row, int number) throws IOException {
        switch (field) {
            case SEQUENCE -> out.number(number);
            case AMOUNT -> amount(row.amountFen());
            default -> out.text(text(field, row));
        }
    }

    /** The words of a column that holds no number. */
    String text(RowField field, PaymentInstruction row) {
        return switch (field) {
            case END_TO_END_ID -> row.endToEndId();
            case ACCOUNT -> row.account();
            case NAME -> BankText.withNameDots(row.payeeName());
            case BANK -> row.bank();
            case ACCOUNT_KIND -> AccountKind.CARD.name().equals(row.accountKind()) ? card : passbook;
            case PURPOSE -> row.purpose();
            case SEQUENCE, AMOUNT -> throw new IllegalArgumentException(field + " is a number");
        };
    }

    private void amount(long amountFen) throws IOException {
        if (fen) {
            out.number(amountFen);
        } else {
            out.yuan(amountFen);
        }
    }
}
