package relief.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import relief.kernel.Fault;
import relief.kernel.Refused;

/**
 * The router, built from the contract: every operation is authenticated, its role, parameters and body are checked as
 * declared, and only then does the feature's handler see it. It does not build while an operation has no handler.
 */
public final class ContractRouter {
    private static final Map<Integer, String> OWN_ERRORS = Map.of(
            400, "bad-request",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "body-too-large",
            415, "unsupported-media-type",
            500, "internal");

    private final Contract contract;
    private final Problems problems;
    private final Authenticator authenticator;
    private final Map<String, Function<Call, Future<Answer>>> handlers = new HashMap<>();

    public ContractRouter(Contract contract, Problems problems, Authenticator authenticator) {
        this.contract = contract;
        this.problems = problems;
        this.authenticator = authenticator;
    }

    /** Names the code that serves an operation of the contract. */
    public ContractRouter on(String operationId, Function<Call, Future<Answer>> handler) {
        if (handlers.putIfAbsent(operationId, handler) != null) {
            throw new IllegalStateException("operation " + operationId + " has two handlers");
        }
        return this;
    }

    /** @throws IllegalStateException when code and contract do not name the same operations */
    public Router build(Vertx vertx, StaticFiles files) {
        Set<String> declared = new TreeSet<>();
        Router router = Router.router(vertx);
        router.route().handler(RequestLog::begin);
        for (Contract.Operation operation : contract.operations()) {
            declared.add(operation.id());
            router.route(HttpMethod.valueOf(operation.method()), operation.path())
                    .handler(context -> serve(context, operation));
        }
        if (!declared.equals(handlers.keySet())) {
            Set<String> odd = new TreeSet<>(declared);
            odd.addAll(handlers.keySet());
            odd.removeIf(id -> declared.contains(id) && handlers.containsKey(id));
            throw new IllegalStateException("operations in only one of contract and code: " + odd);
        }
        byte[] json = contract.json();
        router.get("/api/v1/openapi.json").handler(context -> {
            context.response().putHeader("Content-Type", "application/json");
            written(context, context.response().end(Buffer.buffer(json)));
        });
        files.mount(router);
        OWN_ERRORS.forEach((status, code) -> router.errorHandler(status, context -> ownError(context, code)));
        return router;
    }

    private void ownError(RoutingContext context, String code) {
        if (code.equals("method-not-allowed")) {
            context.response().putHeader("Allow", String.join(", ", methods(context.normalizedPath())));
        }
        Throwable failure = context.failure();
        problems.answer(context, failure == null ? Refused.because(code, sentence(code)) : failure);
    }

    /** What the address takes; an address outside the contract is a page. */
    private Set<String> methods(String path) {
        Set<String> methods = new TreeSet<>();
        for (Contract.Operation operation : contract.operations()) {
            if (path.matches(operation.path().replace(".", "\\.").replaceAll(":\\w+", "[^/]+"))) {
                methods.add(operation.method());
            }
        }
        return methods.isEmpty() ? Set.of("GET", "HEAD") : methods;
    }

    private static String sentence(String code) {
        return switch (code) {
            case "not-found" -> "Nothing is found under this address.";
            case "method-not-allowed" -> "This address does not take this method.";
            case "bad-request" -> "The address is malformed.";
            default -> "The request cannot be served as it was sent.";
        };
    }

    private void serve(RoutingContext context, Contract.Operation operation) {
        context.request().pause();
        Future<Caller> caller =
                operation.open() ? Future.succeededFuture() : authenticator.authenticate(context.request());
        caller.map(who -> allowed(who, operation))
                .compose(who -> read(context, operation, who))
                .compose(call -> handlers.get(operation.id()).apply(call))
                .onSuccess(answer -> write(context, answer))
                .onFailure(failure -> problems.answer(context, failure));
    }

    private static Caller allowed(Caller caller, Contract.Operation operation) {
        if (caller != null && !operation.roles().isEmpty() && !caller.isAnyOf(operation.roles())) {
            throw Refused.because("forbidden", "This needs the role " + String.join(" or ", operation.roles()) + ".");
        }
        return caller;
    }

    private static Future<Call> read(RoutingContext context, Contract.Operation operation, Caller caller) {
        checkQuery(context);
        checkParameters(context, operation.parameters());
        if (!operation.raw().isEmpty()) {
            BodyReader.checkType(context.request(), operation.raw());
            return Future.succeededFuture(new Call(context, operation, caller, null));
        }
        if (operation.json().isEmpty()) {
            context.request().resume();
            return Future.succeededFuture(new Call(context, operation, caller, null));
        }
        BodyReader.checkType(context.request(), Set.of("application/json"));
        return BodyReader.read(context, operation.maxBodyBytes())
                .map(body -> new Call(context, operation, caller, body));
    }

    /** The query is decoded only when it is first read, and may turn out to be no query then. */
    private static void checkQuery(RoutingContext context) {
        try {
            context.request().params();
        } catch (IllegalArgumentException notDecodable) {
            throw Refused.because("bad-request", "The query of the address is malformed.");
        }
    }

    private static void checkParameters(RoutingContext context, List<Contract.Parameter> parameters) {
        List<Fault> wrong = new ArrayList<>();
        for (Contract.Parameter parameter : parameters) {
            String value = switch (parameter.in()) {
                case "path" -> context.pathParam(parameter.name());
                case "query" -> context.request().getParam(parameter.name());
                default -> context.request().getHeader(parameter.name());
            };
            if (value == null || value.isEmpty()) {
                if (parameter.required()) {
                    wrong.add(new Fault(parameter.name(), "required", "The parameter is missing."));
                }
                continue;
            }
            JsonNode given = parameter.list() ? list(context, parameter.name()) : typed(parameter, value);
            if (value.chars().anyMatch(Character::isISOControl)) {
                wrong.add(new Fault(parameter.name(), "characters", "Must not contain control characters."));
                continue;
            }
            for (Fault fault : parameter.schema().faults(given)) {
                wrong.add(new Fault(parameter.name(), fault.code(), fault.detail()));
            }
        }
        if (!wrong.isEmpty()) {
            throw Refused.parameters(wrong);
        }
    }

    private static JsonNode list(RoutingContext context, String name) {
        ArrayNode values = Json.MAPPER.createArrayNode();
        Call.values(context.request(), name).forEach(values::add);
        return values;
    }

    private static JsonNode typed(Contract.Parameter parameter, String value) {
        boolean number = parameter.number() && value.matches("-?\\d{1,18}");
        return number ? LongNode.valueOf(Long.parseLong(value)) : TextNode.valueOf(value);
    }

    private void write(RoutingContext context, Answer answer) {
        HttpServerResponse response = context.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (!response.headers().contains("Cache-Control")) {
            response.putHeader("Cache-Control", "no-store");
        }
        if (answer.writer() != null) {
            written(context, answer.writer().apply(response));
        } else if (answer.body() == null) {
            written(context, response.end());
        } else {
            response.putHeader("Content-Type", "application/json");
            written(context, response.end(Buffer.buffer(Json.bytes(answer.body()))));
        }
    }

    private void written(RoutingContext context, Future<Void> end) {
        end.onFailure(failure -> {
            if (!context.response().closed()) {
                problems.answer(context, failure);
            }
        });
    }
}
