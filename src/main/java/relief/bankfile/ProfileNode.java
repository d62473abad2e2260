package relief.bankfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Takes the fields out of one JSON object and notes every fault on the way, so that all are mended in one go. */
final class ProfileNode {
    private final JsonNode node;
    private final String label;
    private final List<String> faults;
    private final Set<String> known = new HashSet<>();

    /** @param label stands before each fault, for example {@code DEMO: } */
    ProfileNode(JsonNode node, String label, List<String> faults) {
        this.node = node;
        this.label = label;
        this.faults = faults;
    }

    boolean has(String field) {
        return !take(field).isMissingNode();
    }

    String text(String field, Function<String, Optional<FieldFault>> judge) {
        JsonNode value = take(field);
        if (!value.isMissingNode() && !value.isTextual()) {
            note(field, "must be a text");
            return null;
        }
        judge.apply(value.textValue()).ifPresent(fault -> note(field, fault.detail()));
        return value.textValue();
    }

    long number(String field, long least, long most) {
        JsonNode value = take(field);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            note(field, "must be a whole number from " + least + " to " + most);
        }
        return value.longValue();
    }

    long number(String field, long least, long most, long absent) {
        return has(field) ? number(field, least, most) : absent;
    }

    boolean flag(String field) {
        JsonNode value = take(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            note(field, "must be true or false");
        }
        return value.asBoolean();
    }

    /** The value of that name, or null with a fault noted. */
    <E extends Enum<E>> E choice(String field, E[] values) {
        String name = take(field).asText();
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        note(field, "must be one of " + List.of(values));
        return null;
    }

    <E extends Enum<E>> E choice(String field, E[] values, E absent) {
        return has(field) ? choice(field, values) : absent;
    }

    JsonNode take(String field) {
        known.add(field);
        return node.path(field);
    }

    /** An object below, with its own faults named by its place. */
    ProfileNode child(JsonNode below, String place) {
        return new ProfileNode(below, label + place + ".", faults);
    }

    /** Call last: what nobody took is a slip of the pen. */
    void noteUnknown() {
        node.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                note(field, "is not known here");
            }
        });
    }

    void note(String field, String fault) {
        faults.add(label + field + " " + fault);
    }
}
