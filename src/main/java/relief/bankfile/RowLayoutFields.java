package relief.bankfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import relief.bankfile.RowLayout.AmountUnit;
import relief.bankfile.RowLayout.LineEnd;
import relief.kernel.AccountKind;

/** Takes the layout of rows out of its JSON and notes every fault, also rules that no row could keep. */
final class RowLayoutFields {
    /** ASCII that names, identifications and amounts do without. */
    private static final String SEPARATORS = "|\t,;^~!#$%&*+:=@\\`{}<>?";

    private static final int LONGEST_FIELD_BYTES = 1000;
    private static final int LONGEST_TITLE = 40;
    private static final int LONGEST_KIND_CODE = 10;
    private static final Set<RowField> NEEDED = EnumSet.of(RowField.ACCOUNT, RowField.NAME, RowField.AMOUNT);

    private final ProfileNode node;
    private final PaymentFormat format;

    RowLayoutFields(ProfileNode node, PaymentFormat format) {
        this.node = node;
        this.format = format;
    }

    /** The layout, to be used only if no fault was noted. */
    RowLayout layout() {
        boolean table = format != PaymentFormat.BATCH_TEXT;
        boolean lines = format != PaymentFormat.XLSX;
        RowLayout layout = new RowLayout(
                lines ? charset() : BankCharset.UTF_8,
                lines ? separator() : ',',
                lines ? node.choice("lineEnd", LineEnd.values(), LineEnd.CRLF) : LineEnd.LF,
                format == PaymentFormat.CSV && node.flag("byteOrderMark"),
                table && node.flag("titles"),
                node.choice("amountUnit", AmountUnit.values()),
                accountKinds(),
                columns());
        if (layout.byteOrderMark() && layout.charset() != BankCharset.UTF_8) {
            node.note("byteOrderMark", "belongs to UTF-8 alone");
        }
        node.noteUnknown();
        return layout;
    }

    private BankCharset charset() {
        String label = node.take("charset").asText();
        Optional<BankCharset> charset = BankCharset.find(label);
        if (charset.isEmpty()) {
            node.note("charset", "must be one of " + BankCharset.labels());
        }
        return charset.orElse(BankCharset.UTF_8);
    }

    private char separator() {
        String separator = node.take("separator").asText();
        if (separator.length() != 1 || SEPARATORS.indexOf(separator.charAt(0)) < 0) {
            node.note(
                    "separator",
                    "must be one of the characters " + SEPARATORS.replace("\t", "") + " or a tabulator; "
                            + "others may stand in a name, an account or an amount");
            return SEPARATORS.charAt(0);
        }
        return separator.charAt(0);
    }

    private Map<String, String> accountKinds() {
        Map<String, String> kinds = new TreeMap<>();
        if (node.has("accountKinds")) {
            ProfileNode below = node.child(node.take("accountKinds"), "accountKinds");
            for (AccountKind kind : AccountKind.values()) {
                String code = below.text(kind.name(), value -> BankText.findIdFault(value, LONGEST_KIND_CODE));
                kinds.put(kind.name(), code == null ? "" : code);
            }
            below.noteUnknown();
        }
        return kinds;
    }

    private List<RowColumn> columns() {
        JsonNode list = node.take("columns");
        List<RowColumn> columns = new ArrayList<>();
        Set<RowField> seen = EnumSet.noneOf(RowField.class);
        for (int index = 0; index < list.size(); index++) {
            RowColumn column = column(node.child(list.get(index), "columns[" + index + "]"));
            columns.add(column);
            if (column.field() != null && !seen.add(column.field())) {
                node.note("columns", "name " + column.field() + " twice");
            }
        }
        for (RowField field : NEEDED) {
            if (!seen.contains(field)) {
                node.note("columns", "must hold " + field + ", without which nobody can be paid");
            }
        }
        return columns;
    }

    private static RowColumn column(ProfileNode column) {
        RowField field = column.choice("field", RowField.values());
        String title = field == null ? "" : field.title();
        if (column.has("title")) {
            title = column.text("title", value -> BankText.findTextFault(value, LONGEST_TITLE));
        }
        long longest = column.number("longestBytes", 1, LONGEST_FIELD_BYTES, LONGEST_FIELD_BYTES);
        column.noteUnknown();
        return new RowColumn(field, title, (int) longest);
    }
}
