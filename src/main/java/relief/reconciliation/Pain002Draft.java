package relief.reconciliation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import relief.payment.BankWord;
import relief.reconciliation.BankReportHeader.Verdict;

/** Gathers the fields of a report until a row, a batch or the whole is complete, and refuses what has two meanings. */
final class Pain002Draft {
    private static final int MOST_BATCHES = 1000;
    private static final int LONGEST_COUNT_DIGITS = 15;

    private final Consumer<BankWord> rows;
    private final List<Verdict> batches = new ArrayList<>();
    private final Map<Pain002Field, String> values = new EnumMap<>(Pain002Field.class);

    Pain002Draft(Consumer<BankWord> rows) {
        this.rows = rows;
    }

    void take(Pain002Field field, String text) {
        switch (field) {
            case ROW -> endRow();
            case BATCH -> endBatch();
            // A bank may give several reasons; the first is the one it stands by.
            case GROUP_REASON, BATCH_REASON, ROW_REASON -> values.putIfAbsent(field, text);
            default -> takeOnce(field, text);
        }
    }

    BankReportHeader header() {
        required(Pain002Field.MESSAGE_ID, "message id");
        return new BankReportHeader(
                required(Pain002Field.ORIGINAL_MESSAGE_ID, "id of the message it answers"),
                new Verdict(
                        values.get(Pain002Field.GROUP_STATUS),
                        count(values.get(Pain002Field.GROUP_COUNT)),
                        values.get(Pain002Field.GROUP_REASON)),
                batches);
    }

    private void takeOnce(Pain002Field field, String text) {
        if (text.isEmpty()) {
            throw new BankReportFault("The report has an empty " + field + ".");
        }
        if (values.putIfAbsent(field, text) != null) {
            throw new BankReportFault("The report says " + field + " twice at one place.");
        }
    }

    private void endRow() {
        String amount = values.remove(Pain002Field.ROW_AMOUNT);
        String currency = values.remove(Pain002Field.ROW_CURRENCY);
        rows.accept(new BankWord(
                values.remove(Pain002Field.ROW_ID),
                amount == null ? -1 : BankAmount.getFen(amount, currency),
                values.remove(Pain002Field.ROW_ACCOUNT),
                values.remove(Pain002Field.ROW_STATUS),
                values.remove(Pain002Field.ROW_REASON)));
    }

    private void endBatch() {
        if (batches.size() == MOST_BATCHES) {
            throw new BankReportFault("The report names more than " + MOST_BATCHES + " payment informations.");
        }
        required(Pain002Field.BATCH_ID, "id of a payment information");
        batches.add(new Verdict(
                values.remove(Pain002Field.BATCH_STATUS),
                count(values.remove(Pain002Field.BATCH_COUNT)),
                values.remove(Pain002Field.BATCH_REASON)));
        values.remove(Pain002Field.BATCH_ID);
    }

    private String required(Pain002Field field, String name) {
        String value = values.get(field);
        if (value == null) {
            throw new BankReportFault("The report lacks the " + name + ".");
        }
        return value;
    }

    private static long count(String digits) {
        if (digits == null) {
            return -1;
        }
        if (digits.length() > LONGEST_COUNT_DIGITS || !digits.chars().allMatch(unit -> unit >= '0' && unit <= '9')) {
            throw new BankReportFault("The report gives a number of payments that is no number.");
        }
        return Long.parseLong(digits);
    }
}
