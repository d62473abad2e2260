package relief.bankfile;

import static relief.bankfile.BankText.fault;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import relief.bankfile.RowFlaw.Kind;
import relief.bankfile.RowLayout.AmountUnit;
import relief.kernel.AccountKind;

/** Judges rows against one profile; keeps nothing between them and makes nothing for a good one, so all may share it. */
final class RowJudge {
    /** ISO 20022 amounts have at most 18 digits. */
    static final long AMOUNT_LIMIT_FEN = 1_000_000_000_000_000_000L;

    private static final int NO_SEPARATOR = -1;

    private final long amountPerFileFen;
    private final boolean yuanWithPoint;
    private final BankCharset charset;
    private final int[] table;
    private final int separator;
    private final Map<RowField, Integer> longestBytes = new EnumMap<>(RowField.class);

    RowJudge(BankProfile profile) {
        amountPerFileFen = profile.amountPerFileFen();
        charset = profile.charset();
        table = charset.table();
        separator = profile.format() == PaymentFormat.BATCH_TEXT
                ? profile.layout().orElseThrow().separator()
                : NO_SEPARATOR;
        yuanWithPoint = profile.layout().stream().anyMatch(layout -> layout.amountUnit() == AmountUnit.YUAN);
        for (RowField field : RowField.values()) {
            longestBytes.put(field, Integer.MAX_VALUE);
        }
        profile.layout()
                .ifPresent(layout ->
                        layout.columns().forEach(column -> longestBytes.put(column.field(), column.longestBytes())));
    }

    /** Every flaw of the row, at most one for a field. */
    List<RowFlaw> judge(PaymentInstruction row) {
        List<RowFlaw> flaws = List.of();
        flaws = note(flaws, RowField.END_TO_END_ID, idFault(RowField.END_TO_END_ID, row.endToEndId()));
        flaws = note(flaws, RowField.AMOUNT, amountFault(row.amountFen()));
        flaws = note(flaws, RowField.NAME, textFault(row.payeeName(), longestBytes.get(RowField.NAME)));
        flaws = note(flaws, RowField.ACCOUNT, idFault(RowField.ACCOUNT, row.account()));
        flaws = note(flaws, RowField.ACCOUNT_KIND, kindFault(row.accountKind()));
        flaws = note(flaws, RowField.BANK, bankFault(row.bank()));
        return note(flaws, RowField.PURPOSE, textFault(row.purpose(), longestBytes.get(RowField.PURPOSE)));
    }

    /** What is wrong with a text of any script in this bank's charset. */
    Optional<FieldFault> textFault(String text, int longest) {
        Optional<FieldFault> fault = BankText.findTextFault(text, BankText.TEXT_LENGTH);
        if (fault.isPresent()) {
            return fault;
        }
        if (text.indexOf(separator) >= 0) {
            return fault(
                    Kind.FORBIDDEN_CHARACTER,
                    "holds " + BankText.nameOf(separator) + ", which separates the fields of this bank's lines");
        }
        int bytes = 0;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            int encoded =
                    Character.isHighSurrogate(unit) ? charset.encodeAstral(text.codePointAt(index++)) : table[unit];
            if (encoded == BankCharset.LACKING) {
                return fault(
                        Kind.NOT_ENCODABLE,
                        "holds " + BankText.nameOf(text.codePointBefore(index + 1)) + ", which " + charset.label()
                                + " cannot carry");
            }
            bytes += BankCharset.length(encoded);
        }
        return lengthFault(bytes, longest);
    }

    private Optional<FieldFault> idFault(RowField field, String id) {
        int longest = field == RowField.ACCOUNT ? BankText.ACCOUNT_LENGTH : BankText.ID_LENGTH;
        Optional<FieldFault> fault = BankText.findIdFault(id, longest);
        return fault.isPresent() ? fault : lengthFault(id.length(), longestBytes.get(field));
    }

    private Optional<FieldFault> bankFault(String bank) {
        Optional<FieldFault> fault = BankText.findBankFault(bank);
        return fault.isPresent() ? fault : lengthFault(bank.length(), longestBytes.get(RowField.BANK));
    }

    private static Optional<FieldFault> lengthFault(int bytes, int longest) {
        return bytes <= longest
                ? Optional.empty()
                : fault(Kind.TOO_LONG, "has " + bytes + " bytes; this bank's field takes " + longest);
    }

    private Optional<FieldFault> amountFault(long amountFen) {
        boolean payable = amountFen > 0 && amountFen < AMOUNT_LIMIT_FEN;
        if (!payable) {
            return fault(Kind.OUT_OF_RANGE, "of " + amountFen + " fen cannot be paid");
        }
        if (amountFen > amountPerFileFen) {
            return fault(Kind.OUT_OF_RANGE, "is over the " + amountPerFileFen + " fen that one file may pay");
        }
        int longest = longestBytes.get(RowField.AMOUNT);
        return amountBytes(amountFen) <= longest
                ? Optional.empty()
                : fault(Kind.OUT_OF_RANGE, "does not fit the " + longest + " bytes of this bank's field");
    }

    private int amountBytes(long amountFen) {
        int digits = 1;
        for (long rest = amountFen / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return yuanWithPoint ? Math.max(digits, 3) + 1 : digits;
    }

    private static Optional<FieldFault> kindFault(String accountKind) {
        if (accountKind == null || accountKind.isBlank()) {
            return fault(Kind.MISSING, "is missing");
        }
        return AccountKind.CARD.name().equals(accountKind)
                        || AccountKind.PASSBOOK.name().equals(accountKind)
                ? Optional.empty()
                : fault(Kind.WRONG_FORM, "must be CARD or PASSBOOK");
    }

    private static List<RowFlaw> note(List<RowFlaw> flaws, RowField field, Optional<FieldFault> fault) {
        if (fault.isEmpty()) {
            return flaws;
        }
        List<RowFlaw> more = new ArrayList<>(flaws);
        more.add(new RowFlaw(fault.get().kind(), field, fault.get().detail()));
        return more;
    }
}
