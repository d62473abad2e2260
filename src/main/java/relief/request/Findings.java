package relief.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import relief.platform.Json;

/** Findings as they stand in the database and on the wire. */
public final class Findings {
    private static final TypeReference<List<Finding>> LIST = new TypeReference<>() {};

    private Findings() {}

    public static String write(List<Finding> findings) {
        try {
            return findings.isEmpty() ? "[]" : Json.MAPPER.writeValueAsString(findings);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<Finding> read(String json) {
        try {
            return json.equals("[]") ? List.of() : Json.MAPPER.readValue(json, LIST);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
