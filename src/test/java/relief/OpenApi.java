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
import java.util.NoSuchElementException;

/** The contract as tests read it, independent of the server's own reader: operations and what validates against them. */
public final class OpenApi {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");
    private static final JsonNode ROOT = load();

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();

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

    /** The schema of an operation's JSON answer of this status. */
    public static JsonNode answerSchema(String operationId, int status) {
        return operations().stream()
                .filter(operation -> operation.id().equals(operationId))
                .map(operation -> operation.node().at("/responses/" + status + "/content/application~1json/schema"))
                .filter(schema -> !schema.isMissingNode())
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(operationId + " " + status));
    }

    public static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? ROOT.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** What the schema holds against the value, one sentence each. */
    public static List<String> faults(JsonNode schema, JsonNode value) {
        ObjectNode document = schema.deepCopy();
        document.set("components", ROOT.get("components"));
        JsonSchema compiled = FACTORY.getSchema(document, CONFIG);
        return compiled.validate(value).stream().map(Object::toString).toList();
    }

    private static JsonNode load() {
        try (InputStream in = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
