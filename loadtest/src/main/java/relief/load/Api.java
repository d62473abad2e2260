package relief.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's API for what is done once and must succeed; load itself does not go through it. */
final class Api {
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");
    /** For what moves the money of a whole province, or a file as large. */
    private static final Duration LONG = Duration.ofMinutes(15);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    /** @param base such as {@code http://127.0.0.1:8080} */
    Api(String base) {
        this.base = base;
    }

    String signIn(String username, String password) {
        String answer = send(request("/session")
                .POST(BodyPublishers.ofString(
                        "{\"username\":\"" + username + "\",\"password\":\"" + password + "\"}")));
        Matcher token = TOKEN.matcher(answer);
        if (!token.find()) {
            throw new IllegalStateException("No token for " + username + ": " + answer);
        }
        return token.group(1);
    }

    void put(String token, String path, String json) {
        send(request(path).header("Authorization", "Bearer " + token).PUT(BodyPublishers.ofString(json)));
    }

    void post(String token, String path) {
        send(request(path).header("Authorization", "Bearer " + token).POST(BodyPublishers.noBody()));
    }

    String get(String token, String path) {
        return send(request(path).header("Authorization", "Bearer " + token).GET());
    }

    /** For as long as it may take. */
    String postPatiently(String token, String path, String json) {
        return send(request(path)
                .timeout(LONG)
                .header("Authorization", "Bearer " + token)
                .POST(json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    /** Sends a file as the body. */
    void putFile(String token, String path, String contentType, Path file) throws IOException {
        send(request(path)
                .timeout(LONG)
                .setHeader("Content-Type", contentType)
                .header("Authorization", "Bearer " + token)
                .PUT(BodyPublishers.ofFile(file)));
    }

    /** Keeps the body of an answer as a file. */
    void download(String token, String path, Path file) {
        HttpRequest request = request(path)
                .timeout(LONG)
                .header("Authorization", "Bearer " + token)
                .GET()
                .build();
        int status = exchange(request, BodyHandlers.ofFile(file)).statusCode();
        if (status != 200) {
            throw new IllegalStateException("GET " + request.uri() + ": " + status);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json");
    }

    private String send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        HttpResponse<String> response = exchange(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    request.method() + " " + request.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param url whole */
    String page(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)));
    }

    /** The status of any page, and how long it took. */
    record Probe(int status, double ms) {}

    /** @param url whole */
    Probe probe(String url, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        long start = System.nanoTime();
        int status;
        try {
            status = exchange(request.GET().build(), BodyHandlers.discarding()).statusCode();
        } catch (UncheckedIOException e) {
            status = 0;
        }
        return new Probe(status, (System.nanoTime() - start) / 1e6);
    }
}
