package relief.platform;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One request as an operation sees it: who asks, the checked parameters, and the body. */
public final class Call {
    private final RoutingContext context;
    private final Contract.Operation operation;
    private final Caller caller;
    private final Buffer body;

    /** @param body null where the contract has none, or has one that is streamed */
    Call(RoutingContext context, Contract.Operation operation, Caller caller, Buffer body) {
        this.context = context;
        this.operation = operation;
        this.caller = caller;
        this.body = body;
    }

    /** Null only where the contract lets anyone in. */
    public Caller caller() {
        return caller;
    }

    public String path(String name) {
        return context.pathParam(name);
    }

    /** A path parameter that the contract declares as a UUID. */
    public UUID id(String name) {
        return UUID.fromString(context.pathParam(name));
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(context.request().getParam(name)).filter(s -> !s.isBlank());
    }

    /** All values of a parameter that the contract declares as a list; empty when it is absent. */
    public List<String> queries(String name) {
        return values(context.request(), name);
    }

    static List<String> values(HttpServerRequest request, String name) {
        return request.params().getAll(name).stream()
                .flatMap(given -> Stream.of(given.split(",")))
                .filter(value -> !value.isBlank())
                .toList();
    }

    public int limit() {
        return query("limit").map(Integer::parseInt).orElse(50);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    /** The body as it came, for a handler that reads it faster than {@link #form} where it is plainly in order. */
    public Buffer body() {
        return body;
    }

    /**
     * The body's fields for reading; faults of the contract are already in it and {@link Form#finish} refuses with all.
     */
    public Form form() {
        return line(body);
    }

    /** The request itself, paused, for bodies that are streamed. */
    public HttpServerRequest stream() {
        return context.request();
    }

    /** One line of a body of JSON lines, checked and read as {@link #form} reads a whole body. */
    public Form line(Buffer bytes) {
        JsonNode line = Json.read(bytes);
        return new Form(line, operation.json().orElseThrow().faults(line));
    }

    /** What a line of a body of JSON lines may have at the most. */
    public int maxLineBytes() {
        return operation.maxBodyBytes();
    }

    /** The same outcome, told on the event loop of this call, wherever it came about. */
    public <T> Future<T> onItsLoop(Future<T> outcome) {
        Context loop = context.vertx().getOrCreateContext();
        Promise<T> told = Promise.promise();
        outcome.onComplete((value, failure) -> loop.runOnContext(there -> told.complete(value, failure)));
        return told.future();
    }

    RoutingContext context() {
        return context;
    }

    public String remoteAddress() {
        return context.request().remoteAddress().hostAddress();
    }
}
