package relief.platform;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import relief.kernel.Refused;

/** Reads a whole body within a bound of bytes and a bound of time, however slowly its bytes drip in. */
final class BodyReader {
    private static final long MAX_TIME_MS = 20_000;

    private BodyReader() {}

    static void checkType(HttpServerRequest request, Set<String> accepted) {
        String declared = String.valueOf(request.getHeader("Content-Type"));
        String type = declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!accepted.contains(type)) {
            throw Refused.because(
                    "unsupported-media-type", "Send Content-Type: " + String.join(" or ", accepted) + ".");
        }
    }

    static Future<Buffer> read(RoutingContext context, int maxBytes) {
        HttpServerRequest request = context.request();
        long declared = declaredLength(request);
        if (declared > maxBytes) {
            return tooLarge(context, maxBytes);
        }
        Promise<Buffer> whole = Promise.promise();
        Buffer body = Buffer.buffer(Math.max(256, (int) declared));
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= maxBytes) {
                body.appendBuffer(chunk);
            } else {
                whole.tryFail(refusal(maxBytes));
            }
        });
        request.exceptionHandler(whole::tryFail);
        request.endHandler(end -> whole.tryComplete(body));
        request.resume();
        context.vertx().runOnContext(soon -> limitTime(context.vertx(), whole));
        return whole.future().onFailure(any -> context.response().putHeader("Connection", "close"));
    }

    /** Nearly every body came with its head and is complete by now: only the others are worth a timer. */
    private static void limitTime(Vertx vertx, Promise<Buffer> whole) {
        if (!whole.future().isComplete()) {
            long timer = vertx.setTimer(
                    MAX_TIME_MS,
                    late -> whole.tryFail(Refused.because("timeout", "The body did not arrive within 20 seconds.")));
            whole.future().onComplete(any -> vertx.cancelTimer(timer));
        }
    }

    private static long declaredLength(HttpServerRequest request) {
        String header = request.getHeader("Content-Length");
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            throw Refused.because("bad-request", "Content-Length is not a number.");
        }
    }

    /** The rest of the body is read and thrown away, within limits, so that the caller hears the answer. */
    private static Future<Buffer> tooLarge(RoutingContext context, int maxBytes) {
        context.request().handler(chunk -> {}).resume();
        context.response().putHeader("Connection", "close");
        return Future.failedFuture(refusal(maxBytes));
    }

    private static Refused refusal(int maxBytes) {
        return Refused.because("body-too-large", "The body is larger than " + (maxBytes >> 10) + " KiB.");
    }
}
