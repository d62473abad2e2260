package relief.platform;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What is sent back: a status and either a value that is written as JSON or a writer of the whole response.
 *
 * @param body a record or map, or null for no content
 * @param writer when not null, writes head and body itself and completes when the response is ended
 */
public record Answer(
        int status, Object body, Map<String, String> headers, Function<HttpServerResponse, Future<Void>> writer) {
    public static Answer ok(Object body) {
        return new Answer(200, body, Map.of(), null);
    }

    public static Answer created(Object body) {
        return new Answer(201, body, Map.of(), null);
    }

    /** The answer of a PUT: 201 the first time, 200 for the same again. */
    public static Answer put(boolean first, Object body) {
        return first ? created(body) : ok(body);
    }

    public static Answer accepted(Object body) {
        return new Answer(202, body, Map.of(), null);
    }

    public static Answer noContent() {
        return new Answer(204, null, Map.of(), null);
    }

    public static Answer written(Function<HttpServerResponse, Future<Void>> writer) {
        return written(200, writer);
    }

    public static Answer written(int status, Function<HttpServerResponse, Future<Void>> writer) {
        return new Answer(status, null, Map.of(), writer);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more, writer);
    }
}
