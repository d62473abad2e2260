package relief.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static relief.identity.AnswerText.json;
import static relief.identity.AnswerText.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.platform.PartOfServer;
import relief.region.RegionRoutes;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityRoutesTest {
    private static final HttpClient.Builder HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);

    private final IdentityNode node = new IdentityNode();
    private final PartOfServer server =
            PartOfServer.start(node.vertx, new IdentityAuthenticator(node.sessions, node.failures), router -> {
                new IdentityRoutes(node.service, node.keys, true, false).register(router);
                new RegionRoutes(IdentityNode.REGIONS).register(router);
            });
    private final HttpClient client = HTTP.build();
    private final String username = node.newUser(Role.TOWNSHIP_OFFICER, "630222103");

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_program_gets_its_token_in_the_body() throws Exception {
        HttpResponse<String> signedIn = signIn(username, IdentityNode.PASSWORD);
        JsonNode session = json(signedIn);
        assertEquals(200, signedIn.statusCode());
        assertTrue(signedIn.headers().firstValue("Set-Cookie").isEmpty());
        assertEquals("[\"TOWNSHIP_OFFICER\"]", session.at("/user/roles").toString());
        assertEquals("630222103", session.at("/user/region").asText());
        assertTrue(session.get("demo").asBoolean());

        String bearer = "Bearer " + session.get("token").asText();
        HttpResponse<String> who = call("GET", "/api/v1/session", "Authorization", bearer);
        assertEquals(session.get("user"), json(who).get("user"));
        assertEquals(session.get("expiresAt"), json(who).get("expiresAt"));
        assertFalse(json(who).has("token"));
        assertEquals(
                204, call("DELETE", "/api/v1/session", "Authorization", bearer).statusCode());
        assertEquals(
                401, call("GET", "/api/v1/session", "Authorization", bearer).statusCode());
    }

    @Test
    void a_screen_gets_its_token_only_in_a_cookie_that_scripts_and_other_sites_cannot_use() throws Exception {
        HttpResponse<String> signedIn = signIn(username, IdentityNode.PASSWORD, "X-Requested-By", "console");
        assertFalse(json(signedIn).has("token"));
        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        for (String part : List.of("relief_session=", "; httponly", "; samesite=strict", "; path=/", "; max-age=43")) {
            assertTrue(cookie.toLowerCase(Locale.ROOT).contains(part), part);
        }
        assertFalse(cookie.toLowerCase(Locale.ROOT).contains("secure"));

        String pair = cookie.split(";", 2)[0];
        assertEquals(200, call("GET", "/api/v1/session", "Cookie", pair).statusCode());
        HttpResponse<String> foreign = call("DELETE", "/api/v1/session", "Cookie", pair);
        assertEquals("403 csrf", problem(foreign));
        assertEquals(200, call("GET", "/api/v1/session", "Cookie", pair).statusCode());
        HttpResponse<String> out = call("DELETE", "/api/v1/session", "Cookie", pair, "X-Requested-By", "console");
        assertEquals(204, out.statusCode());
        assertTrue(out.headers().firstValue("Set-Cookie").orElseThrow().contains("Max-Age=0"));
        assertEquals("401 unauthorized", problem(call("GET", "/api/v1/session", "Cookie", pair)));
    }

    @Test
    void behind_a_proxy_that_ends_tls_the_cookie_is_secure_when_set_and_when_cleared() throws Exception {
        PartOfServer secure = PartOfServer.start(
                node.vertx,
                new IdentityAuthenticator(node.sessions, node.failures),
                router -> new IdentityRoutes(node.service, node.keys, true, true).register(router));
        try {
            URI session = URI.create("http://127.0.0.1:" + secure.port() + "/api/v1/session");
            String body = "{\"username\":\"" + username + "\",\"password\":\"" + IdentityNode.PASSWORD + "\"}";
            String set = cookie(HttpRequest.newBuilder(session)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));
            assertTrue(set.contains("; Secure"), set);
            String cleared = cookie(HttpRequest.newBuilder(session)
                    .header("Cookie", set.split(";", 2)[0])
                    .DELETE());
            assertTrue(cleared.contains("Max-Age=0") && cleared.contains("; Secure"), cleared);
        } finally {
            secure.close();
        }
    }

    private String cookie(HttpRequest.Builder request) throws IOException, InterruptedException {
        return send(request.header("X-Requested-By", "console"))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            none                       | MISSING
            ''                         | MALFORMED
            Basic Z3VhbnRpbmc6Z3Vlc3M= | MALFORMED
            Bearer                     | MALFORMED
            Bearer x.y.z               | MALFORMED
            """)
    void what_is_no_session_is_401_and_counted(String authorization, String reason) throws Exception {
        AuthFailure counted = AuthFailure.valueOf(reason);
        double before = node.failures(counted);
        HttpResponse<String> answer = authorization == null
                ? call("GET", "/api/v1/session")
                : call("GET", "/api/v1/session", "Authorization", authorization);
        assertEquals("401 unauthorized", problem(answer));
        assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElseThrow());
        assertEquals(before + 1, node.failures(counted));
    }

    @Test
    void an_oversized_header_is_refused_before_anything_is_read() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri("/api/v1/session"))
                .header("Authorization", "Bearer " + "x".repeat(20_000))
                .build();
        // On a connection of its own, for the server closes it.
        int status = HTTP.build().send(request, BodyHandlers.discarding()).statusCode();
        assertEquals(400, status);
    }

    @Test
    void a_body_nobody_is_allowed_to_send_does_not_jam_the_connection() throws Exception {
        for (int i = 0; i < 3; i++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri("/api/v1/decisions"))
                    .timeout(Duration.ofSeconds(5))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(" ".repeat(300_000)));
            assertEquals("401 unauthorized", problem(send(request)));
        }
    }

    @Test
    void a_wait_is_told_in_seconds() throws Exception {
        for (int i = 0; i < 6; i++) {
            signIn("nobody-" + username, "wrong");
        }
        HttpResponse<String> waiting = signIn("nobody-" + username, "wrong");
        assertEquals("429 too-many-attempts", problem(waiting));
        int seconds =
                Integer.parseInt(waiting.headers().firstValue("Retry-After").orElseThrow());
        assertEquals(json(waiting).at("/facts/retryAfterSeconds").asInt(), seconds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"username":"","password":""}                      | 400 invalid-body
            {"username":"\\u0000","password":"x"}              | 400 invalid-body
            {"username":"\\ud800","password":"x"}              | 400 invalid-body
            {"username":"   ","password":"x"}                  | 400 invalid-body
            {"username":7,"password":"x"}                      | 400 invalid-body
            {"username":"x","password":"x","admin":true}       | 400 invalid-body
            {"username":"x","username":"y","password":"x"}     | 400 duplicate-key
            {"username":"x"                                    | 400 malformed-json
            """)
    void a_faulty_sign_in_is_told_what_is_wrong(String body, String expected) throws Exception {
        assertEquals(expected, problem(send(post(body))));
    }

    @Test
    void names_are_taken_as_phones_type_them() throws Exception {
        String typed = " " + username.substring(0, 1).toUpperCase(Locale.ROOT) + username.substring(1) + " ";
        assertEquals(200, signIn(typed, IdentityNode.PASSWORD).statusCode());
    }

    @Test
    void anyone_may_read_the_public_keys_and_only_those() throws Exception {
        HttpResponse<String> answer = call("GET", "/.well-known/jwks.json");
        JsonNode key = json(answer).at("/keys/0");
        assertEquals(
                "RS256 sig RSA AQAB",
                String.join(
                        " ",
                        key.get("alg").asText(),
                        key.get("use").asText(),
                        key.get("kty").asText(),
                        key.get("e").asText()));
        assertEquals(6, key.size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            630222    | {"code":"630222","name":"民和回族土族自治县","level":"COUNTY","parent":"6302"      | 22
            0         | {"code":"0","name":"全国","level":"NATION","parent":null                           | 31
            630222103 | {"code":"630222103","name":"官亭镇","level":"TOWNSHIP","parent":"630222"           | 0
            63        | {"code":"63","name":"青海省","level":"PROVINCE","parent":"0"                       | 8
            """)
    void a_region_names_those_right_below_it(String code, String start, int children) throws Exception {
        HttpResponse<String> answer = call("GET", "/api/v1/regions/" + code);
        assertTrue(answer.body().startsWith(start), answer.body());
        assertEquals(children, json(answer).get("children").size());
    }

    @Test
    void a_region_that_is_not_there_is_404_and_no_code_is_400() throws Exception {
        assertEquals("404 not-found", problem(call("GET", "/api/v1/regions/999999999")));
        assertEquals("400 invalid-parameter", problem(call("GET", "/api/v1/regions/guanting")));
    }

    private HttpResponse<String> signIn(String name, String password, String... headers) throws Exception {
        HttpRequest.Builder request = post("{\"username\":\"" + name + "\",\"password\":\"" + password + "\"}");
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(uri("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> call(String method, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }
}
