package relief.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import relief.platform.Json;

/** Somebody who uses the node over HTTP, signed in under his name. */
public final class Person {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, Person> SIGNED_IN = new ConcurrentHashMap<>();

    private final String token;

    private Person(String token) {
        this.token = token;
    }

    /** An answer with its body as JSON. */
    public record Reply(int status, JsonNode body) {
        public String text(String pointer) {
            return body.at(pointer).asText();
        }

        String problem() {
            return text("/type").replace("urn:relief:problem:", "");
        }
    }

    public static Person named(String username) {
        return SIGNED_IN.computeIfAbsent(username, name -> {
            Reply session = nobody().post("/session", Json.bytes(Map.of("username", name, "password", Node.PASSWORD)));
            return new Person(session.text("/token"));
        });
    }

    static Person nobody() {
        return new Person(null);
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

    byte[] download(String path) {
        return exchange(request(path).GET().build()).body();
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
                        URI.create(Node.relief().url() + (path.startsWith("/.") ? "" : "/api/v1") + path))
                .timeout(Duration.ofSeconds(30));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Reply send(HttpRequest.Builder builder) {
        HttpResponse<byte[]> response = exchange(builder.build());
        try {
            return new Reply(response.statusCode(), Json.MAPPER.readTree(response.body()));
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
