package relief.bankfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Takes one profile out of its JSON and notes every fault on the way, so that all are mended in one go. */
final class BankProfileFields {
    private static final int MOST_ROWS_PER_FILE = 100_000;

    private final JsonNode node;
    private final List<String> faults;
    private final String label;
    private final Set<String> known = new HashSet<>();

    BankProfileFields(JsonNode node, List<String> faults) {
        this.node = node;
        this.faults = faults;
        this.label = node.path("code").asText("a profile without code");
    }

    /** The profile, to be used only if no fault was noted. */
    BankProfile profile() {
        BankProfile profile = new BankProfile(
                text("code", value -> BankText.findIdFault(value, BankText.ID_LENGTH)),
                text("name", value -> BankText.findTextFault(value, BankText.TEXT_LENGTH)),
                format(),
                rowsPerFile(),
                text("debtorName", value -> BankText.findTextFault(value, BankText.TEXT_LENGTH)),
                text("debtorAccount", value -> BankText.findIdFault(value, BankText.ACCOUNT_LENGTH)),
                text("debtorBank", BankText::findBankFault),
                text("purposeCode", BankText::findPurposeCodeFault),
                text("purposeText", value -> BankText.findTextFault(value, BankText.TEXT_LENGTH)));
        node.fieldNames().forEachRemaining(this::noteUnknown);
        return profile;
    }

    private String text(String field, Function<String, Optional<String>> judge) {
        JsonNode value = take(field);
        if (!value.isMissingNode() && !value.isTextual()) {
            note(field, "must be a text");
            return null;
        }
        judge.apply(value.textValue()).ifPresent(fault -> note(field, fault));
        return value.textValue();
    }

    private PaymentFormat format() {
        String name = take("format").asText();
        for (PaymentFormat format : PaymentFormat.values()) {
            if (format.name().equals(name)) {
                return format;
            }
        }
        note("format", "must be one of " + List.of(PaymentFormat.values()));
        return null;
    }

    private int rowsPerFile() {
        JsonNode value = take("rowsPerFile");
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > MOST_ROWS_PER_FILE) {
            note("rowsPerFile", "must be a whole number from 1 to " + MOST_ROWS_PER_FILE);
        }
        return value.intValue();
    }

    private JsonNode take(String field) {
        known.add(field);
        return node.path(field);
    }

    private void noteUnknown(String field) {
        if (!known.contains(field)) {
            note(field, "is not a field of a profile");
        }
    }

    private void note(String field, String fault) {
        faults.add(label + ": " + field + " " + fault);
    }
}
