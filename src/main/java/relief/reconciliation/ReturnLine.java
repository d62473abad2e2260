package relief.reconciliation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import relief.payment.BankWord;
import relief.reconciliation.ReturnLayout.Field;

/** The fields of one line of a return file, by what they mean. */
final class ReturnLine {
    private static final int LONGEST_NUMBER = 18;

    private final Map<Field, String> values = new EnumMap<>(Field.class);

    private ReturnLine() {}

    static ReturnLine of(List<Field> layout, String[] fields) {
        if (fields.length != layout.size()) {
            throw new BankReportFault("A line of the report has " + fields.length + " fields where this bank writes "
                    + layout.size() + ".");
        }
        ReturnLine line = new ReturnLine();
        for (int index = 0; index < fields.length; index++) {
            String value = fields[index].strip();
            if (layout.get(index) != Field.SKIP && !value.isEmpty()) {
                line.values.put(layout.get(index), value);
            }
        }
        return line;
    }

    /** The same, where every field has to say something. */
    static ReturnLine complete(List<Field> layout, String[] fields) {
        ReturnLine line = of(layout, fields);
        for (Field field : layout) {
            if (field != Field.SKIP && !line.values.containsKey(field)) {
                throw new BankReportFault("The report lacks " + field + " in its first or last line.");
            }
        }
        return line;
    }

    /** Null if the line says none. */
    String text(Field field) {
        return values.get(field);
    }

    /** -1 if the line says none. */
    long number(Field field) {
        String digits = values.get(field);
        if (digits == null) {
            return -1;
        }
        if (digits.length() > LONGEST_NUMBER || !digits.chars().allMatch(unit -> unit >= '0' && unit <= '9')) {
            throw new BankReportFault("The report gives a number that is none: " + field + ".");
        }
        return Long.parseLong(digits);
    }

    /** -1 if the line says none. */
    long amountFen(boolean yuan) {
        String written = values.get(Field.AMOUNT);
        if (!yuan || written == null) {
            return number(Field.AMOUNT);
        }
        return BankAmount.getFen(written);
    }

    BankWord word(ReturnLayout layout, long amountFen) {
        String status = text(Field.STATUS);
        return new BankWord(
                text(Field.END_TO_END_ID),
                amountFen,
                text(Field.ACCOUNT),
                status,
                status == null ? null : layout.meaningOf(status).orElse(null),
                text(Field.REASON));
    }
}
