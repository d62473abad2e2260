package relief.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import relief.kernel.Fault;

/** Checks a value against its schema in the contract and names every faulty field with one code and what to do. */
final class BodySchema {
    /** The validator's words, and ours for them. */
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("required", "required"),
            Map.entry("additionalProperties", "unknown-field"),
            Map.entry("type", "type"),
            Map.entry("minimum", "range"),
            Map.entry("maximum", "range"),
            Map.entry("minLength", "length"),
            Map.entry("maxLength", "length"),
            Map.entry("minItems", "count"),
            Map.entry("maxItems", "count"),
            Map.entry("uniqueItems", "duplicate"),
            Map.entry("pattern", "format"),
            Map.entry("format", "format"),
            Map.entry("enum", "choice"),
            Map.entry("const", "choice"));

    private final JsonSchema schema;

    BodySchema(JsonSchema schema) {
        this.schema = schema;
    }

    List<Fault> faults(JsonNode value) {
        Map<String, Fault> faults = new LinkedHashMap<>();
        for (ValidationMessage message : schema.validate(value)) {
            String code = CODES.getOrDefault(message.getType(), message.getType());
            String pointer = pointer(message);
            faults.putIfAbsent(pointer, new Fault(pointer, code, detail(message)));
        }
        return new ArrayList<>(faults.values());
    }

    private static String pointer(ValidationMessage message) {
        String at = message.getInstanceLocation().toString();
        String property = message.getProperty();
        return property == null ? at : at + "/" + property.replace("~", "~0").replace("/", "~1");
    }

    /** The sentence after the place, which the pointer tells already. */
    private static String detail(ValidationMessage message) {
        String text = message.getMessage();
        int colon = text.indexOf(": ");
        String sentence = colon < 0 ? text : text.substring(colon + 2);
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
    }
}
