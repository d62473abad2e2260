package relief.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import relief.OpenApi;
import relief.platform.Json;

/** Whatever an address, a method, a header or a parameter may be: the answer is a problem, and never ours. */
class BadAddressTest {
    private static final int TWO_MIB = 2 << 20;
    private static final Map<String, String> WHO = Map.of(
            "WORKER", "worker",
            "TOWNSHIP_OFFICER", "guanting",
            "COUNTY_OFFICER", "minhe",
            "PANEL", "panel",
            "FINANCE_MAKER", "maker",
            "FINANCE_CHECKER", "checker",
            "AUDITOR", "auditor");

    private static Stock before;

    private final Person worker = Person.named("worker");
    private final Family family = Family.unseen();

    @BeforeAll
    static void count() {
        WHO.values().forEach(Person::named);
        before = Stock.taken();
    }

    @AfterAll
    static void nothing_was_changed() {
        assertEquals(before, Stock.taken());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /requests?limit=0                                          | limit range
            /requests?limit=501                                        | limit range
            /requests?limit=-1                                         | limit range
            /requests?limit=ten                                        | limit type
            /requests?limit=1.5                                        | limit type
            /requests?limit=99999999999999999999                       | limit type
            /requests?state=NOPE                                       | state choice
            /requests?state=HELD,NOPE                                  | state choice
            /requests?township=63022210                                | township format
            /requests?disaster=x                                       | disaster format
            /requests?after=%21%21                                     | after format
            /requests?after=AAAA                                       | after cursor
            /requests?q=63999919800101001X                             | q format
            /requests?q=%00                                            | q characters
            /requests?q=a%0Ab                                          | q characters
            /requests/guanting                                         | id format
            /requests/018c7f3a-3333-7000-8000-00000000000g             | id format
            /requests/018c7f3a-3333-7000-8000-000000000001-1           | id format
            /requests/%00                                              | id characters
            /disasters/jishishan                                       | code format
            /overview                                                  | disaster required
            /overview?disaster=JISHISHAN-2023&region=x                 | region format
            """)
    void a_faulty_parameter_is_named(String path, String fault) {
        Refusal refusal = Refusal.of(worker.get(path));
        assertEquals("400 invalid-parameter", refusal.status() + " " + refusal.problem());
        assertEquals(Set.of(fault), refusal.faults());
    }

    @Test
    void all_faulty_parameters_are_named_at_once() {
        Refusal refusal = Refusal.of(worker.get("/requests?limit=0&township=1&state=NOPE&after=%21"));
        assertEquals(Set.of("limit range", "township format", "state choice", "after format"), refusal.faults());
    }

    static List<String> listsWithCursor() {
        List<String> lists = new ArrayList<>();
        for (OpenApi.Operation operation : OpenApi.operations()) {
            for (var parameter : operation.node().path("parameters")) {
                if (OpenApi.resolve(parameter).path("name").asText().equals("after")) {
                    lists.add(operation.id());
                }
            }
        }
        return lists;
    }

    @ParameterizedTest
    @MethodSource("listsWithCursor")
    void a_cursor_of_our_own_making_only(String operationId) {
        OpenApi.Operation list = operation(operationId);
        Person person =
                Person.named(WHO.getOrDefault(list.node().at("/x-roles/0").asText(), "worker"));
        String path = path(list) + "?after=";
        for (String key : List.of("a", "a\nb", "+999999999-12-31T23:59:59Z\n" + UUID.randomUUID(), "1\n2\n3")) {
            Person.Reply reply = person.get(path + cursor(key));
            assertTrue(reply.status() < 500, () -> key + ": " + reply);
        }
        for (String key : List.of("\0", "\0\n\0", "1\n2\n3")) {
            assertEquals(
                    Set.of("after cursor"),
                    Refusal.of(person.get(path + cursor(key))).faults());
        }
    }

    static List<String> operationsWithBody() {
        return OpenApi.operations().stream()
                .filter(it -> it.node().at("/requestBody/content").has("application/json"))
                .map(OpenApi.Operation::id)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("operationsWithBody")
    void no_operation_takes_a_field_it_does_not_know(String operationId) {
        OpenApi.Operation operation = operation(operationId);
        Person person =
                Person.named(WHO.getOrDefault(operation.node().at("/x-roles/0").asText(), "worker"));
        Refusal refusal = Refusal.of(person.send(
                operation.method().toUpperCase(java.util.Locale.ROOT),
                path(operation),
                "application/json",
                BodyPublishers.ofString("{\"surprise\": 1}")));
        assertEquals("invalid-body", refusal.problem(), refusal.toString());
        assertTrue(refusal.faults().contains("/surprise unknown-field"), refusal.toString());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # method, path,                 status, problem
            GET,      /nothing/here,        404,    not-found
            GET,      /requests/1/2/3,      404,    not-found
            DELETE,   /requests,            405,    method-not-allowed
            PATCH,    /session,             405,    method-not-allowed
            POST,     /journal,             405,    method-not-allowed
            """)
    void an_unknown_address_or_method_is_told(String method, String path, int status, String problem) {
        Refusal refusal = Refusal.of(worker.send(method, path, null, BodyPublishers.noBody()));
        assertEquals(status + " " + problem, refusal.status() + " " + refusal.problem());
        assertEquals(
                status == 405, refusal.reply().headers().firstValue("Allow").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/jsonp", "json", "none"})
    void only_json_is_taken(String type) {
        String header = type.equals("none") ? null : type;
        Refusal refusal = Refusal.of(
                worker.send("PUT", family.path(), header, BodyPublishers.ofByteArray(Json.bytes(family.body()))));
        assertEquals("415 unsupported-media-type", refusal.status() + " " + refusal.problem());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_body_is_bounded_whether_its_length_is_told_or_not(boolean told) {
        byte[] body = new byte[TWO_MIB];
        Refusal refusal = Refusal.of(worker.send(
                "PUT",
                family.path(),
                "application/json",
                told
                        ? BodyPublishers.ofByteArray(body)
                        : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
        assertEquals("413 body-too-large", refusal.status() + " " + refusal.problem());
    }

    /** What no well-made client would send. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET /api/v1/requests/%zz HTTP/1.1              | 400
            GET /api/v1/%c0%af HTTP/1.1                    | 404
            GET /api/v1/requests?q=%zz HTTP/1.1            | 400
            GET /api/v1/../../etc/passwd HTTP/1.1          | 404
            BREW /api/v1/session HTTP/1.1                  | 405
            GET /{long} HTTP/1.1                           | 400
            nonsense                                       | 400
            """)
    void malformed_http_is_answered_and_served_on(String line, int status) throws IOException {
        String first = line.replace("{long}", "a".repeat(5_000));
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), Node.relief().httpPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((first + "\r\nHost: here\r\nAuthorization: " + worker.authorization()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertTrue(answer.matches("(?s)HTTP/1\\.[01] " + status + " .*"), answer);
            assertTrue(answer.toLowerCase(java.util.Locale.ROOT).contains("application/problem+json"), answer);
        }
        assertEquals(200, worker.get("/session").status());
    }

    @Test
    void a_token_that_is_none_is_refused() {
        assertEquals(
                "unauthorized", Refusal.of(Person.nobody().get("/requests")).problem());
        assertFalse(listsWithCursor().isEmpty());
        assertFalse(operationsWithBody().isEmpty());
    }

    private static String cursor(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    private static OpenApi.Operation operation(String id) {
        return OpenApi.operations().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String path(OpenApi.Operation operation) {
        return operation
                .path()
                .replace("/disasters/{code}", "/disasters/JISHISHAN-2023")
                .replace("{code}", "NO-SUCH-FUND")
                .replace("{sha256}", "0".repeat(64))
                .replace("{number}", "1")
                .replace("{row}", "1")
                .replace("{id}", UUID.randomUUID().toString());
    }
}
