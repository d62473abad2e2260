package relief.bankfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Takes one profile out of its JSON and notes every fault on the way, so that all are mended in one go. */
final class BankProfileFields {
    private static final int MOST_ROWS_PER_FILE = 1_000_000;

    private final ProfileNode node;

    BankProfileFields(JsonNode json, List<String> faults) {
        this.node = new ProfileNode(json, json.path("code").asText("a profile without code") + ": ", faults);
    }

    /** The profile, to be used only if no fault was noted. */
    BankProfile profile() {
        PaymentFormat format = node.choice("format", PaymentFormat.values());
        BankProfile profile = new BankProfile(
                node.text("code", value -> BankText.findIdFault(value, BankText.ID_LENGTH)),
                text("name"),
                format,
                (int) node.number("rowsPerFile", 1, MOST_ROWS_PER_FILE),
                node.number("bytesPerFile", 1, BankProfile.NO_LIMIT, BankProfile.NO_LIMIT),
                node.number("amountPerFileFen", 1, BankProfile.NO_LIMIT, BankProfile.NO_LIMIT),
                node.flag("splitByPayeeBank"),
                node.choice("valueDate", ValueDate.values(), ValueDate.SAME_DAY),
                text("debtorName"),
                node.text("debtorAccount", value -> BankText.findIdFault(value, BankText.ACCOUNT_LENGTH)),
                node.text("debtorBank", BankText::findBankFault),
                node.text("purposeCode", BankText::findPurposeCodeFault),
                text("purposeText"),
                layout(format));
        node.noteUnknown();
        return profile;
    }

    private String text(String field) {
        return node.text(field, value -> BankText.findTextFault(value, BankText.TEXT_LENGTH));
    }

    private Optional<RowLayout> layout(PaymentFormat format) {
        JsonNode layout = node.take("layout");
        if (format == null) {
            return Optional.empty();
        }
        if (format.isXmlMessage()) {
            if (!layout.isMissingNode()) {
                node.note("layout", "is fixed by " + format + " and cannot be given");
            }
            return Optional.empty();
        }
        if (!layout.isObject()) {
            node.note("layout", "is needed by " + format);
            return Optional.empty();
        }
        return Optional.of(new RowLayoutFields(node.child(layout, "layout"), format).layout());
    }
}
