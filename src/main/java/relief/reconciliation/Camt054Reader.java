package relief.reconciliation;

import java.io.InputStream;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import relief.payment.AnswerMeaning;
import relief.payment.BankWord;

/**
 * Reads the returns out of a bank's camt.054.001.08: movements that brought money back to the paying account, booked and
 * with a reason of return. All else that moved on the account is passed over.
 */
final class Camt054Reader implements ReportReader {
    static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08";

    private static final String ENTRY = "Document/BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry";
    private static final XmlMessage<Camt054Field> MESSAGE = new XmlMessage<>(NAMESPACE, paths());

    private final long bytesLimit;

    Camt054Reader(long bytesLimit) {
        this.bytesLimit = bytesLimit;
    }

    @Override
    public BankReportHeader read(InputStream report, Consumer<BankWord> rows) {
        Map<Camt054Field, String> values = new EnumMap<>(Camt054Field.class);
        MESSAGE.read(report, bytesLimit, (field, text) -> take(values, field, text, rows));
        return BankReportHeader.NONE;
    }

    private static void take(
            Map<Camt054Field, String> values, Camt054Field field, String text, Consumer<BankWord> rows) {
        switch (field) {
            case ENTRY -> values.clear();
            case MOVEMENT -> endMovement(values, rows);
            case REASON, RETURN -> values.putIfAbsent(field, text);
            default -> {
                if (values.putIfAbsent(field, text) != null) {
                    throw new BankReportFault("The report says " + field + " twice at one place.");
                }
            }
        }
    }

    private static void endMovement(Map<Camt054Field, String> values, Consumer<BankWord> rows) {
        boolean cameBack = values.remove(Camt054Field.RETURN) != null
                && "CRDT".equals(values.get(Camt054Field.ENTRY_SIDE))
                && "BOOK".equals(values.get(Camt054Field.ENTRY_STATUS));
        String id = values.remove(Camt054Field.ID);
        String amount = values.remove(Camt054Field.AMOUNT);
        String currency = values.remove(Camt054Field.CURRENCY);
        String account = values.remove(Camt054Field.ACCOUNT);
        String reason = values.remove(Camt054Field.REASON);
        if (cameBack) {
            long amountFen = amount == null ? -1 : BankAmount.getFen(amount, currency);
            rows.accept(new BankWord(id, amountFen, account, "RETURNED", AnswerMeaning.RETURNED, reason));
        }
    }

    private static Map<String, Camt054Field> paths() {
        Map<String, Camt054Field> paths = new HashMap<>();
        for (Camt054Field field : Camt054Field.values()) {
            field.paths().forEach(path -> paths.put(path.isEmpty() ? ENTRY : ENTRY + "/" + path, field));
        }
        return paths;
    }
}
