package relief.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import relief.kernel.Fault;
import relief.kernel.Flaw;
import relief.kernel.PlainText;
import relief.kernel.Refused;

/**
 * Reads the fields of a body while collecting all that is wrong with them, so that the sender hears every fault at once.
 * Where the contract already found a fault the reading gives a harmless default, and {@link #finish} refuses in the end.
 */
public final class Form {
    private final JsonNode root;
    private final List<Fault> faults;

    Form(JsonNode root, List<Fault> faults) {
        this.root = root;
        this.faults = new ArrayList<>(faults);
    }

    /** @param pointer JSON pointer, such as {@code /applicant/name} */
    public String text(String pointer) {
        JsonNode node = root.at(pointer);
        return node.isTextual() ? node.textValue() : "";
    }

    /** Free text in its one spelling, of 1 to {@code maxLength} characters. */
    public String plainText(String pointer, int maxLength) {
        return value(pointer, text -> PlainText.check(text, 1, maxLength), PlainText::normalise, "");
    }

    public Optional<String> optionalText(String pointer) {
        return has(pointer) ? Optional.of(text(pointer)) : Optional.empty();
    }

    /** Text in its normal form; what the rule holds against it becomes a fault of the field. */
    public <T> T value(String pointer, Function<String, Optional<Flaw>> check, Function<String, T> make, T otherwise) {
        JsonNode node = root.at(pointer);
        if (!node.isTextual() || faulty(pointer)) {
            return otherwise;
        }
        Optional<Flaw> flaw = check.apply(node.textValue());
        if (flaw.isPresent()) {
            fault(pointer, flaw.get());
            return otherwise;
        }
        return make.apply(node.textValue());
    }

    public long wholeNumber(String pointer) {
        JsonNode node = root.at(pointer);
        if (node.isNumber() && !node.isIntegralNumber() && !faulty(pointer)) {
            // JSON Schema holds 1.0 and 1e3 for integers; money is written in plain digits.
            fault(pointer, "type", "Must be a whole number in plain digits, without point or exponent.");
        }
        return node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : 0;
    }

    public boolean truth(String pointer, boolean otherwise) {
        return root.at(pointer).asBoolean(otherwise);
    }

    public double decimal(String pointer) {
        return root.at(pointer).asDouble();
    }

    public OffsetDateTime time(String pointer) {
        try {
            return OffsetDateTime.parse(text(pointer));
        } catch (DateTimeParseException e) {
            if (has(pointer) && !faulty(pointer)) {
                fault(pointer, "format", "Must be a time with offset, such as 2023-12-19T08:12:00+08:00.");
            }
            return OffsetDateTime.MIN;
        }
    }

    public Optional<UUID> id(String pointer) {
        try {
            return Optional.of(UUID.fromString(text(pointer)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public List<String> texts(String pointer) {
        Iterator<JsonNode> items = root.at(pointer).elements();
        List<String> texts = new ArrayList<>();
        items.forEachRemaining(item -> texts.add(item.asText()));
        return texts;
    }

    /** Pointers of the items of a list, in order. */
    public Stream<String> items(String pointer) {
        JsonNode node = root.at(pointer);
        return Stream.iterate(0, i -> i < node.size(), i -> i + 1).map(i -> pointer + "/" + i);
    }

    public boolean has(String pointer) {
        JsonNode node = root.at(pointer);
        return !(node instanceof MissingNode) && !node.isNull();
    }

    public boolean faulty(String pointer) {
        return faults.stream().anyMatch(fault -> fault.pointer().equals(pointer));
    }

    public void fault(String pointer, String code, String detail) {
        faults.add(new Fault(pointer, code, detail));
    }

    private void fault(String pointer, Flaw flaw) {
        String code = flaw.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String detail = flaw.detail();
        fault(pointer, code, Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + ".");
    }

    /** Refuses with everything that was found; to be called once all is read and before anything is done. */
    public void finish() {
        if (!faults.isEmpty()) {
            throw Refused.faulty(faults);
        }
    }
}
