package relief.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import relief.platform.Json;

/**
 * Carries calls to the nodes as a careful client does: what was not answered is sent again, to whoever is up, until it
 * is. It runs on one event loop, like everything that remembers.
 */
final class Wire {
    private static final long ANSWER_MS = 30_000;
    private static final long PAUSE_MS = 100;
    private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final Vertx vertx;
    private final Cluster cluster;
    private final Tally tally;
    private final HttpClientAgent client;
    private final Map<String, String> tokens = new HashMap<>();

    Wire(Vertx vertx, Cluster cluster, Tally tally, int connections) {
        this.vertx = vertx;
        this.cluster = cluster;
        this.tally = tally;
        this.client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(connections));
    }

    /** @param node that is asked first */
    record Call(HttpMethod method, String path, String user, byte[] body, int node) {}

    /** @param unheard whether it was sent before without an answer, and so may have been done already */
    record Reply(int status, JsonNode body, boolean unheard) {
        String text(String pointer) {
            return body.at(pointer).asText();
        }

        String problem() {
            return text("/type").replace("urn:relief:problem:", "");
        }

        /** The kind of answer it is. */
        String label() {
            return status < 400 ? Integer.toString(status) : status + " " + problem();
        }
    }

    Future<Void> signIn(Iterable<String> usernames) {
        Future<Void> signingIn = Future.succeededFuture();
        for (String username : usernames) {
            byte[] body = Json.bytes(Map.of("username", username, "password", Cluster.PASSWORD));
            signingIn = signingIn
                    .compose(next -> send(new Call(HttpMethod.POST, "/session", null, body, 0)))
                    .map(reply -> {
                        tokens.put(username, reply.text("/token"));
                        return null;
                    });
        }
        return signingIn;
    }

    Future<Reply> send(Call call) {
        return attempt(call, call.node(), System.nanoTime() + GIVE_UP_NANOS, false);
    }

    private Future<Reply> attempt(Call call, int node, long deadlineNanos, boolean unheard) {
        OptionalInt port = cluster.portFrom(node);
        if (port.isEmpty()) {
            return later(call, node, deadlineNanos, unheard, "no node is up");
        }
        return exchange(call, port.getAsInt(), unheard)
                .compose(
                        reply -> reply.status() == 503
                                ? later(call, node + 1, deadlineNanos, true, reply.label())
                                : Future.succeededFuture(reply),
                        failure -> failure instanceof AssertionError
                                ? Future.failedFuture(failure)
                                : later(call, node + 1, deadlineNanos, true, "unheard"));
    }

    private Future<Reply> later(Call call, int node, long deadlineNanos, boolean unheard, String why) {
        tally.count("sent again", why);
        if (System.nanoTime() > deadlineNanos) {
            return Future.failedFuture(new AssertionError("never answered: " + call.path() + ", " + why));
        }
        return vertx.timer(PAUSE_MS, TimeUnit.MILLISECONDS)
                .compose(now -> attempt(call, node % Cluster.NODES, deadlineNanos, unheard));
    }

    private Future<Reply> exchange(Call call, int port, boolean unheard) {
        RequestOptions options = new RequestOptions()
                .setMethod(call.method())
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/api/v1" + call.path())
                .setTimeout(ANSWER_MS);
        if (call.user() != null) {
            options.putHeader("Authorization", "Bearer " + tokens.get(call.user()));
        }
        if (call.body() != null) {
            options.putHeader("Content-Type", "application/json");
        }
        return client.request(options)
                .compose(request -> call.body() == null ? request.send() : request.send(Buffer.buffer(call.body())))
                .compose(
                        response -> response.body().map(body -> new Reply(response.statusCode(), json(body), unheard)));
    }

    private static JsonNode json(Buffer body) {
        try {
            return Json.MAPPER.readTree(body.getBytes());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }

    Future<Void> close() {
        return client.close();
    }
}
