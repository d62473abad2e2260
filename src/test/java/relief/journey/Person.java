package relief.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import relief.OpenApi;
import relief.platform.Json;

/** Somebody who uses the node over HTTP, signed in under his name. */
public final class Person {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, Person> SIGNED_IN = new ConcurrentHashMap<>();

    private final String url;
    private final String token;

    private Person(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** An answer with its body as JSON. */
    public record Reply(int status, JsonNode body, HttpHeaders headers) {
        public String text(String pointer) {
            return body.at(pointer).asText();
        }

        String problem() {
            return text("/type").replace("urn:relief:problem:", "");
        }
    }

    public static Person named(String username) {
        return SIGNED_IN.computeIfAbsent(username, name -> at(Node.relief().url(), name));
    }

    /** Who signs in on a node of his own. */
    static Person at(String url, String username) {
        Reply session = new Person(url, null)
                .post("/session", Json.bytes(Map.of("username", username, "password", Node.PASSWORD)));
        return new Person(url, session.text("/token"));
    }

    static Person nobody() {
        return new Person(Node.relief().url(), null);
    }

    String authorization() {
        return "Bearer " + token;
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    public Reply put(String path, Object body) {
        return put(path, Json.bytes(body));
    }

    Reply put(String path, byte[] json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofByteArray(json)));
    }

    Reply putXml(String path, byte[] xml) {
        return send(request(path).header("Content-Type", "application/xml").PUT(BodyPublishers.ofByteArray(xml)));
    }

    public Reply post(String path, Object body) {
        return post(path, Json.bytes(body));
    }

    Reply post(String path, byte[] json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(json)));
    }

    /** Whatever somebody may send; no Content-Type is sent when it is null. */
    Reply send(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest.Builder request = request(path).method(method, body);
        return send(contentType == null ? request : request.header("Content-Type", contentType));
    }

    byte[] download(String path) {
        return exchange(request(path).GET().build()).body();
    }

    byte[] download(String path, String accepted) {
        return exchange(request(path).header("Accept", accepted).GET().build()).body();
    }

    /** Asks again until it is so, at most twenty seconds. */
    public Reply await(String path, Predicate<Reply> wanted) {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        Reply reply = get(path);
        while (!wanted.test(reply)) {
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError("did not come about: " + path + " still answers " + reply);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            reply = get(path);
        }
        return reply;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(url + (path.startsWith("/.") ? "" : "/api/v1") + path))
                .timeout(Duration.ofSeconds(30));
        return token == null ? request : request.header("Authorization", authorization());
    }

    /** Every answer of every journey is held against the contract. */
    private static Reply send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        HttpResponse<byte[]> response = exchange(request);
        try {
            JsonNode body = Json.MAPPER.readTree(response.body());
            String path = request.uri().getPath().replaceFirst("^/api/v1", "");
            assertEquals(
                    List.of(),
                    OpenApi.answerFaults(request.method(), path, response.statusCode(), body),
                    () -> request.method() + " " + path + ": " + body);
            return new Reply(response.statusCode(), body, response.headers());
        } catch (IOException e) {
            throw new AssertionError(
                    "not JSON: " + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8), e);
        }
    }

    private static HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(request.method() + " " + request.uri() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
