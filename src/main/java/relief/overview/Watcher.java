package relief.overview;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import relief.platform.Json;

/**
 * One stream of server-sent events: the figures whenever they changed, at most once a second, and a sign of life when
 * they do not. A reader that is slow gets fewer figures, never a longer queue. Lives on one event loop.
 */
final class Watcher {
    private static final long EVERY_MS = 1_000;
    private static final int ROUNDS_TO_HEARTBEAT = 15;
    /** Tells the browser how long to wait before it comes back, in milliseconds. */
    private static final String RETRY = "retry: 3000\n\n";

    private static final String HEARTBEAT = ":\n\n";

    private final Vertx vertx;
    private final Context loop;
    private final Supplier<Future<Overview>> figures;
    private final Supplier<? extends Future<?>> session;
    private final HttpServerResponse response;
    private final Promise<Void> ended = Promise.promise();
    private Overview last;
    private int quietRounds;

    Watcher(
            Vertx vertx,
            Supplier<Future<Overview>> figures,
            Supplier<? extends Future<?>> session,
            HttpServerResponse response) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.figures = figures;
        this.session = session;
        this.response = response;
    }

    /** Completes when the stream has ended, for whatever reason. */
    Future<Void> start() {
        response.setChunked(true);
        response.closeHandler(gone -> ended.tryComplete());
        response.exceptionHandler(lost -> ended.tryComplete());
        write(RETRY);
        round();
        return ended.future();
    }

    /** Ends the stream from whatever thread. */
    void leave() {
        loop.runOnContext(there -> end());
    }

    private void round() {
        session.get()
                .compose(proved -> figures.get())
                .onSuccess(this::show)
                // Session over or figures not to be had: the screen says so itself once the line is cut.
                .onFailure(failure -> end());
    }

    private void show(Overview current) {
        if (ended.future().isComplete()) {
            return;
        }
        if (!response.writeQueueFull()) {
            tell(current);
        }
        vertx.setTimer(EVERY_MS, due -> {
            if (!ended.future().isComplete()) {
                round();
            }
        });
    }

    private void tell(Overview current) {
        if (!current.saysTheSame(last)) {
            last = current;
            quietRounds = 0;
            String json = new String(Json.bytes(current), StandardCharsets.UTF_8);
            write("event: overview\ndata: " + json + "\n\n");
        } else if (++quietRounds % ROUNDS_TO_HEARTBEAT == 0) {
            write(HEARTBEAT);
        }
    }

    private void write(String text) {
        response.write(Buffer.buffer(text)).onFailure(gone -> ended.tryComplete());
    }

    private void end() {
        if (ended.tryComplete() && !response.ended()) {
            response.end().onFailure(gone -> ended.tryComplete());
        }
    }
}
