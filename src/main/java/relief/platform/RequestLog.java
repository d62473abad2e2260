package relief.platform;

import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request: id, route template, status and time; never the query, the body or who it is about. */
final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger("relief.access");
    private static final String REQUEST_ID = "relief.requestId";

    private RequestLog() {}

    static void begin(RoutingContext context) {
        UUID id = Ids.next();
        long startedNanos = System.nanoTime();
        context.put(REQUEST_ID, id);
        context.response().putHeader("X-Request-Id", id.toString());
        if (LOG.isDebugEnabled()) {
            context.addEndHandler(ended -> write(context, startedNanos));
        }
        context.next();
    }

    static String requestId(RoutingContext context) {
        return String.valueOf(context.<UUID>get(REQUEST_ID));
    }

    private static void write(RoutingContext context, long startedNanos) {
        Route route = context.currentRoute();
        LOG.atDebug()
                .addKeyValue("requestId", requestId(context))
                .addKeyValue("method", context.request().method())
                .addKeyValue("route", route == null ? "none" : route.getPath())
                .addKeyValue("status", context.response().getStatusCode())
                .addKeyValue("ms", (System.nanoTime() - startedNanos) / 1_000_000)
                .log("request");
    }
}
