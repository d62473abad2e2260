package relief.platform;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code openapi.yaml} as data: the operations, who may call them, and the schemas that check what is sent. */
public final class Contract {
    private static final String RESOURCE = "/openapi.yaml";
    private static final String JSON_LINES = "application/x-ndjson";
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

    private final JsonNode root;
    private final List<Operation> operations = new ArrayList<>();
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .build();

    /**
     * One parameter in query, path or header, with the schema of its value.
     *
     * @param list whether it may be repeated, or hold several values between commas
     */
    record Parameter(String name, String in, boolean required, boolean number, boolean list, BodySchema schema) {}

    /**
     * @param path with {@code :name} for parameters, as the router wants it
     * @param roles empty when any signed-in user may call
     * @param json schema of a JSON body, or of each line of a body of JSON lines; empty when there is neither
     * @param raw media types of a body that is streamed
     * @param maxBodyBytes what a body, or a line of a body of JSON lines, may have at the most
     */
    record Operation(
            String id,
            String method,
            String path,
            boolean open,
            Set<String> roles,
            List<Parameter> parameters,
            Optional<BodySchema> json,
            Set<String> raw,
            int maxBodyBytes) {}

    private Contract(JsonNode root) {
        this.root = root;
    }

    public static Contract load() {
        try (InputStream in = Contract.class.getResourceAsStream(RESOURCE)) {
            Contract contract = new Contract(new YAMLMapper().readTree(in));
            contract.readOperations();
            return contract;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Operation> operations() {
        return operations;
    }

    /** The contract as JSON, for the page that shows it. */
    byte[] json() {
        return Json.bytes(root);
    }

    private void readOperations() {
        for (Map.Entry<String, JsonNode> path : root.get("paths").properties()) {
            for (String method : METHODS) {
                JsonNode operation = path.getValue().get(method);
                if (operation != null) {
                    operations.add(readOperation(path.getKey(), method, path.getValue(), operation));
                }
            }
        }
    }

    private Operation readOperation(String path, String method, JsonNode item, JsonNode operation) {
        Set<String> roles = new LinkedHashSet<>();
        operation.path("x-roles").forEach(role -> roles.add(role.asText()));
        JsonNode content = resolve(operation.path("requestBody")).path("content");
        String type = content.has(JSON_LINES) ? JSON_LINES : "application/json";
        JsonNode json = content.path(type).path("schema");
        Set<String> raw = new LinkedHashSet<>();
        content.fieldNames().forEachRemaining(raw::add);
        raw.remove("application/json");
        return new Operation(
                operation.get("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                server(item, operation) + path.replaceAll("\\{(\\w+)}", ":$1"),
                operation.path("x-public").asBoolean(false),
                roles,
                readParameters(item, operation),
                json.isMissingNode() ? Optional.empty() : Optional.of(schema(json)),
                raw,
                operation
                        .path("x-max-body-bytes")
                        .asInt(root.path("x-max-body-bytes").asInt()));
    }

    private String server(JsonNode item, JsonNode operation) {
        for (JsonNode holder : List.of(operation, item, root)) {
            String url = holder.path("servers").path(0).path("url").asText("");
            if (!url.isEmpty()) {
                return url.equals("/") ? "" : url;
            }
        }
        return "";
    }

    private List<Parameter> readParameters(JsonNode item, JsonNode operation) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode holder : List.of(item, operation)) {
            for (JsonNode declared : holder.path("parameters")) {
                JsonNode parameter = resolve(declared);
                JsonNode type = resolve(parameter.path("schema")).path("type");
                parameters.add(new Parameter(
                        parameter.get("name").asText(),
                        parameter.get("in").asText(),
                        parameter.path("required").asBoolean(false),
                        type.asText().equals("integer"),
                        type.asText().equals("array"),
                        schema(parameter.path("schema"))));
            }
        }
        return parameters;
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** A schema document of its own that carries the shared components, so that its references find them. */
    private BodySchema schema(JsonNode schema) {
        ObjectNode document = schema.deepCopy();
        document.set("components", root.get("components"));
        JsonSchema compiled = factory.getSchema(document, config);
        compiled.initializeValidators();
        return new BodySchema(compiled);
    }
}
