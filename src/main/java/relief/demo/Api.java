package relief.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import relief.platform.Json;

/** One user's session, as a program would hold it: signs in, and sends again what met a server that was too busy. */
final class Api {
    private static final Set<Integer> WORTH_AGAIN = Set.of(429, 503);
    private static final int TRIES = 30;

    private final HttpClient http;
    private final String base;
    private final String token;

    private Api(HttpClient http, String base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    static Api signIn(HttpClient http, String base, String username, String password) {
        Api nobody = new Api(http, base, null);
        JsonNode session = nobody.post("/session", Map.of("username", username, "password", password));
        return new Api(http, base, session.get("token").asText());
    }

    JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    JsonNode put(String path, Object body) {
        return json(send(jsonBody(request(path), "PUT", body)));
    }

    JsonNode post(String path, Object body) {
        return json(send(jsonBody(request(path), "POST", body)));
    }

    /** @return the status, 201 when it was new */
    int putStatus(String path, Object body) {
        return send(jsonBody(request(path), "PUT", body)).statusCode();
    }

    JsonNode putFile(String path, String type, byte[] bytes) {
        return json(send(request(path).header("Content-Type", type).PUT(BodyPublishers.ofByteArray(bytes))));
    }

    void download(String path, Path to) {
        HttpResponse<Path> response = exchange(request(path).GET().build(), BodyHandlers.ofFile(to));
        if (response.statusCode() != 200) {
            throw new IllegalStateException("GET " + path + " answered " + response.statusCode());
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + "/api/v1" + path)).timeout(Duration.ofSeconds(60));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder jsonBody(HttpRequest.Builder request, String method, Object body) {
        return request.header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(Json.bytes(body)));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        for (int attempt = 1; ; attempt++) {
            HttpResponse<byte[]> response = exchange(request, BodyHandlers.ofByteArray());
            if (response.statusCode() < 300) {
                return response;
            }
            if (!WORTH_AGAIN.contains(response.statusCode()) || attempt == TRIES) {
                throw new IllegalStateException(
                        request.method() + " " + request.uri().getPath() + " answered " + response.statusCode() + ": "
                                + new String(response.body(), java.nio.charset.StandardCharsets.UTF_8));
            }
            pause(attempt);
        }
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new IllegalStateException(
                    request.method() + " " + request.uri().getPath() + " failed: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void pause(int attempt) {
        long ms = Math.min(2_000, 50L << Math.min(attempt, 5));
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ms + ThreadLocalRandom.current().nextLong(ms)));
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException("the answer is not JSON", e);
        }
    }
}
