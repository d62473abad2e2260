package relief.bankfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import relief.bankfile.RowFlaw.Kind;

/** Takes one profile out of its JSON and notes every fault on the way, so that all are mended in one go. */
final class BankProfileFields {
    private static final int MOST_ROWS_PER_FILE = 1_000_000;
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{2,39}");

    private final ProfileNode node;
    private final List<String> faults;

    BankProfileFields(JsonNode json, String source, List<String> faults) {
        this.faults = faults;
        this.node = new ProfileNode(json, source + json.path("code").asText("a profile without code") + ": ", faults);
    }

    /** The profile, to be used only if no fault was noted. */
    BankProfile profile() {
        int faultsBefore = faults.size();
        PaymentFormat format = node.choice("format", PaymentFormat.values());
        BankProfile profile = new BankProfile(
                node.text("code", BankProfileFields::findCodeFault),
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
        if (faults.size() == faultsBefore) {
            new ProfileTrial(profile, node::note).run();
        }
        return profile;
    }

    private static Optional<FieldFault> findCodeFault(String code) {
        return code != null && CODE.matcher(code).matches()
                ? Optional.empty()
                : BankText.fault(Kind.WRONG_FORM, "must have 3 to 40 capitals, digits and hyphens");
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
