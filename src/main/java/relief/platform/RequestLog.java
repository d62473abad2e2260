package relief.platform;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One line for a request: id, route template, status and time; never the query, the body or who it is about. In a surge
 * only what failed on our side or took long is worth a line; the rest is told at level DEBUG.
 */
final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("relief.access");
    private static final long SLOW_MS = 1_000;
    /** Ten thousand a second when all send at once: counted by the metrics, and a line each would make it worse. */
    private static final int OVERLOADED = 503;

    private static final String REQUEST_ID = "relief.requestId";

    private RequestLog() {}

    static void begin(RoutingContext context) {
        UUID id = Ids.next();
        long startedNanos = System.nanoTime();
        context.put(REQUEST_ID, id);
        context.response().putHeader("X-Request-Id", id.toString());
        context.addEndHandler(ended -> write(context, startedNanos));
        context.next();
    }

    static String requestId(RoutingContext context) {
        return String.valueOf(context.<UUID>get(REQUEST_ID));
    }

    private static void write(RoutingContext context, long startedNanos) {
        long ms = (System.nanoTime() - startedNanos) / 1_000_000;
        int status = context.response().getStatusCode();
        Route route = context.currentRoute();
        boolean failed = status >= 500 && status != OVERLOADED;
        boolean notable =
                failed || (ms > SLOW_MS && status < 400 && !context.response().isChunked());
        LOG.atLevel(notable ? Level.INFO : Level.DEBUG)
                .addKeyValue("requestId", requestId(context))
                .addKeyValue("method", context.request().method())
                .addKeyValue("route", route == null ? "none" : route.getPath())
                .addKeyValue("status", status)
                .addKeyValue("ms", ms)
                .log("request");
    }
}
