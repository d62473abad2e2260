package relief.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import relief.kernel.Refused;

/** Turns everything that can go wrong into an RFC 9457 problem; nobody else knows status codes. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RESOURCE = "/relief/platform/problems.yaml";
    private static final String RETRY_AFTER_SECONDS = "2";
    private static final String INSTANCE = "urn:relief:request:";
    private static final byte[] AFTER_ID = "\"}".getBytes(StandardCharsets.US_ASCII);
    /** What only the operator can mend, and finds in the log. */
    private static final Set<String> OURS = Set.of("internal", "storage-failed");

    private final Map<String, Kind> kinds;

    record Kind(int status, String title) {}

    private Problems(Map<String, Kind> kinds) {
        this.kinds = kinds;
    }

    public static Problems load() {
        try (InputStream in = Problems.class.getResourceAsStream(RESOURCE)) {
            Map<String, Kind> kinds = new TreeMap<>();
            for (JsonNode problem : new YAMLMapper().readTree(in).get("problems")) {
                kinds.put(
                        problem.get("code").asText(),
                        new Kind(
                                problem.get("status").asInt(),
                                problem.get("title").asText()));
            }
            return new Problems(kinds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Kind> kinds() {
        return kinds;
    }

    void answer(RoutingContext context, Throwable failure) {
        Refused refused = logged(context, failure);
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        discardRest(context.request());
        if (response.headWritten()) {
            // The status is out already: only cutting the connection tells the reader that the body is not whole.
            response.reset();
            return;
        }
        Kind kind = kind(refused);
        if (kind.status() == 503 || kind.status() == 429) {
            Object waitSeconds = refused.facts().getOrDefault("retryAfterSeconds", RETRY_AFTER_SECONDS);
            response.putHeader("Retry-After", waitSeconds.toString());
        }
        if (kind.status() == 416) {
            response.putHeader("Content-Range", "bytes */" + refused.facts().get("bytes"));
        }
        if (kind.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.setStatusCode(kind.status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(Json.bytes(body(context, refused))))
                .onFailure(gone -> LOG.debug("the caller went away before the problem was written"));
    }

    private static Refused logged(RoutingContext context, Throwable failure) {
        Refused refused = refusal(failure);
        if (OURS.contains(refused.code())) {
            LOG.atError()
                    .setCause(failure)
                    .addKeyValue("requestId", RequestLog.requestId(context))
                    .log("failed unexpectedly");
        }
        return refused;
    }

    /** A refusal without facts, written beforehand but for the request it answers. */
    public static final class Prepared {
        private final int status;
        private final byte[] beforeId;

        private Prepared(int status, byte[] beforeId) {
            this.status = status;
            this.beforeId = beforeId;
        }
    }

    /** For a refusal that is given so often that writing it anew each time would cost too much. */
    public Prepared prepare(Refused refused) {
        Map<String, Object> body = describe(refused);
        body.put("instance", INSTANCE);
        String json = new String(Json.bytes(body), StandardCharsets.UTF_8);
        String beforeId = json.substring(0, json.length() - AFTER_ID.length);
        return new Prepared(kind(refused).status(), beforeId.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers what the router has not seen and need not see; its body is thrown away as it comes. */
    public void answer(HttpServerRequest request, Prepared refusal) {
        String id = Ids.next().toString();
        Buffer body = Buffer.buffer(refusal.beforeId.length + id.length() + AFTER_ID.length)
                .appendBytes(refusal.beforeId)
                .appendString(id)
                .appendBytes(AFTER_ID);
        request.response()
                .setStatusCode(refusal.status)
                .putHeader("X-Request-Id", id)
                .putHeader("Retry-After", RETRY_AFTER_SECONDS)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .end(body);
    }

    /** Answers what never became a request: its first line or its headers are not HTTP, or longer than is read. */
    void answerMalformed(HttpServerRequest request) {
        Map<String, Object> body =
                describe(Refused.because("bad-request", "This is no HTTP, or its address or headers are too long."));
        body.put("instance", INSTANCE + Ids.next());
        request.response()
                .setStatusCode((Integer) body.get("status"))
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end(Buffer.buffer(Json.bytes(body)))
                .compose(sent -> request.connection().close())
                .onFailure(gone -> LOG.debug("the caller went away before the problem was written"));
    }

    /** A body that nobody reads any more would block its connection for all requests after it. */
    private static void discardRest(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(rest -> {}).resume();
        }
    }

    private Map<String, Object> body(RoutingContext context, Refused refused) {
        Map<String, Object> body = describe(refused);
        body.put("instance", INSTANCE + RequestLog.requestId(context));
        return body;
    }

    /** The problem as it is written to a caller, for answers that hold several. */
    public Map<String, Object> describe(Refused refused) {
        Kind kind = kind(refused);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:relief:problem:" + refused.code());
        body.put("title", kind.title());
        body.put("status", kind.status());
        body.put("detail", refused.getMessage());
        if (!refused.faults().isEmpty()) {
            body.put("errors", refused.faults());
        }
        if (!refused.facts().isEmpty()) {
            body.put("facts", new TreeMap<>(refused.facts()));
        }
        return body;
    }

    /** The problem of one part of a call whose other parts stand, whatever went wrong with it. */
    public Map<String, Object> describe(Call call, Throwable failure) {
        return body(call.context(), logged(call.context(), failure));
    }

    private Kind kind(Refused refused) {
        return kinds.getOrDefault(refused.code(), kinds.get("internal"));
    }

    private static Refused refusal(Throwable failure) {
        if (failure instanceof Refused refused) {
            return refused;
        }
        if (Outage.databaseAway(failure)) {
            return Refused.because(
                    "database-away",
                    "The database does not answer. It is not known whether this was stored; send the same again.");
        }
        if (Outage.storageFailed(failure)) {
            return Refused.because(
                    "storage-failed", "A file could not be read or written. It was logged under this instance.");
        }
        if (Outage.overloaded(failure)) {
            return Refused.because("overloaded", "Too much is waiting. Nothing was changed; send the same again soon.");
        }
        if (failure instanceof HttpClosedException) {
            return Refused.because("timeout", "The connection was closed before the body had arrived.");
        }
        return Refused.because("internal", "Something went wrong on our side. It was logged under this instance.");
    }
}
