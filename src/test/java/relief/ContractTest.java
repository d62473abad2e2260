package relief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.identity.Role;
import relief.kernel.Refused;
import relief.platform.Contract;
import relief.platform.ContractRouter;
import relief.platform.LiveDatabase;
import relief.platform.Problems;
import relief.platform.StaticFiles;

/** The contract holds together with itself and with the code. */
class ContractTest {
    /** A schema beside the pointer under which an example of it stands. */
    private record Example(String place, JsonNode schema, JsonNode value) {}

    @ParameterizedTest
    @CsvSource(textBlock = """
            # left out,  added,       named in the refusal
            putRequest,  ,            [putRequest]
            ,            putSomewhat, [putSomewhat]
            getRequest,  putSomewhat, '[getRequest, putSomewhat]'
            """)
    void the_router_is_not_built_while_code_and_contract_differ(String leftOut, String added, String named) {
        ContractRouter router =
                new ContractRouter(Contract.load(), Problems.load(), request -> Future.succeededFuture());
        Stream.concat(operationIds().stream().filter(id -> !id.equals(leftOut)), Stream.ofNullable(added))
                .forEach(id -> router.on(id, call -> Future.failedFuture(Refused.notFound("It"))));
        IllegalStateException refusal =
                assertThrows(IllegalStateException.class, () -> router.build(LiveDatabase.vertx(), files()));
        assertTrue(refusal.getMessage().endsWith(": " + named), refusal.getMessage());
    }

    @Test
    void an_operation_has_one_handler() {
        ContractRouter router =
                new ContractRouter(Contract.load(), Problems.load(), request -> Future.succeededFuture());
        router.on("getRequest", call -> Future.failedFuture(Refused.notFound("It")));
        assertThrows(
                IllegalStateException.class,
                () -> router.on("getRequest", call -> Future.failedFuture(Refused.notFound("It"))));
    }

    @Test
    void every_operation_says_who_may_call_it() {
        Set<String> roles = Stream.of(Role.values()).map(Role::name).collect(Collectors.toCollection(TreeSet::new));
        List<String> wrong = new ArrayList<>();
        Set<String> named = new TreeSet<>();
        for (OpenApi.Operation operation : OpenApi.operations()) {
            if (!operation.node().has("x-roles")
                    && !operation.node().path("x-public").asBoolean()) {
                wrong.add(operation.id() + " says nobody");
            }
            operation.node().path("x-roles").forEach(role -> named.add(role.asText()));
        }
        assertEquals(List.of(), wrong);
        assertFalse(named.isEmpty());
        assertTrue(roles.containsAll(named), () -> named + " are not all of " + roles);
        Set<String> inSchema = new TreeSet<>();
        OpenApi.root().at("/components/schemas/Role/enum").forEach(role -> inSchema.add(role.asText()));
        assertEquals(roles, inSchema);
    }

    @Test
    void operation_ids_are_unique() {
        assertEquals(OpenApi.operations().size(), operationIds().size());
    }

    @Test
    void every_example_validates_against_its_schema() {
        List<Example> examples = new ArrayList<>();
        collect(OpenApi.root(), "", examples);
        assertTrue(examples.size() > 50, "only " + examples.size() + " examples were found");
        List<String> wrong = new ArrayList<>();
        for (Example example : examples) {
            OpenApi.faults(example.schema(), example.value())
                    .forEach(fault -> wrong.add(example.place() + " " + fault));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void a_line_of_an_upload_is_an_intake_with_an_id() {
        Map<String, JsonNode> fields = fields("Intake");
        assertTrue(fields.size() > 10, fields::toString);
        fields.put("id", OpenApi.root().at("/components/schemas/Id"));
        assertEquals(fields, fields("IntakeLine"));
        Set<String> required = required("Intake");
        required.add("id");
        assertEquals(required, required("IntakeLine"));
    }

    private static Map<String, JsonNode> fields(String schema) {
        Map<String, JsonNode> fields = new TreeMap<>();
        OpenApi.root()
                .at("/components/schemas/" + schema + "/properties")
                .properties()
                .forEach(field -> fields.put(field.getKey(), OpenApi.resolve(field.getValue())));
        return fields;
    }

    private static Set<String> required(String schema) {
        Set<String> required = new TreeSet<>();
        OpenApi.root().at("/components/schemas/" + schema + "/required").forEach(field -> required.add(field.asText()));
        return required;
    }

    /** Bodies and parameters alike: whatever holds a schema and an example, or several, beside each other. */
    private static void collect(JsonNode node, String place, List<Example> examples) {
        boolean text = place.endsWith("text~1event-stream");
        if (node.has("schema") && !text) {
            if (node.has("example")) {
                examples.add(new Example(place, node.get("schema"), node.get("example")));
            }
            for (JsonNode named : node.path("examples")) {
                examples.add(new Example(
                        place, node.get("schema"), OpenApi.resolve(named).get("value")));
            }
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            field.getValue(), place + "/" + field.getKey().replace("/", "~1"), examples));
        } else {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), place + "/" + i, examples);
            }
        }
    }

    private static Set<String> operationIds() {
        return OpenApi.operations().stream().map(OpenApi.Operation::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static StaticFiles files() {
        return StaticFiles.of(Optional.empty());
    }
}
