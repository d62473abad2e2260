package relief;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The contract as tests read it, independent of the server's own reader: operations and what validates against them. */
public final class OpenApi {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");
    private static final JsonNode ROOT = load();

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();

    private static final Map<JsonNode, JsonSchema> COMPILED = new ConcurrentHashMap<>();

    private OpenApi() {}

    /** One method of one path, as it stands in the contract. */
    public record Operation(String method, String path, JsonNode node) {
        public String id() {
            return node.get("operationId").asText();
        }
    }

    public static JsonNode root() {
        return ROOT;
    }

    public static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        ROOT.get("paths")
                .properties()
                .forEach(path -> METHODS.stream()
                        .filter(path.getValue()::has)
                        .forEach(method -> operations.add(new Operation(
                                method, path.getKey(), path.getValue().get(method)))));
        return operations;
    }

    /**
     * What the contract holds against an answer that was really given.
     *
     * @param path with its values, and without a query; addresses that are in no contract have no faults
     */
    public static List<String> answerFaults(String method, String path, int status, JsonNode body) {
        if (status >= 400) {
            return faults(ROOT.at("/components/schemas/Problem"), body);
        }
        return operations().stream()
                .filter(operation -> operation.method().equalsIgnoreCase(method))
                .filter(operation -> path.matches(operation.path().replaceAll("\\{\\w+}", "[^/]+")))
                .findFirst()
                .map(operation -> faults(operation, status, body))
                .orElse(List.of());
    }

    private static List<String> faults(Operation operation, int status, JsonNode body) {
        JsonNode answer = operation.node().at("/responses/" + status);
        if (answer.isMissingNode()) {
            return List.of(operation.id() + " answers " + status + ", which is not in the contract");
        }
        JsonNode schema = answer.at("/content/application~1json/schema");
        return schema.isMissingNode() ? List.of() : faults(schema, body);
    }

    public static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? ROOT.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** What the schema holds against the value, one sentence each. */
    public static List<String> faults(JsonNode schema, JsonNode value) {
        return COMPILED.computeIfAbsent(schema, OpenApi::compiled).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    private static JsonSchema compiled(JsonNode schema) {
        ObjectNode document = schema.deepCopy();
        document.set("components", ROOT.get("components"));
        return FACTORY.getSchema(document, CONFIG);
    }

    private static JsonNode load() {
        try (InputStream in = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
