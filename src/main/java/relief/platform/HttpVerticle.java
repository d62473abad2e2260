package relief.platform;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One event loop's share of an HTTP port. */
public final class HttpVerticle extends VerticleBase {
    private static final int IDLE_SECONDS = 75;

    private final String address;
    private final int port;
    private final Handler<HttpServerRequest> router;
    private final Problems problems;
    private final AtomicInteger actualPort;
    private HttpServer server;

    /**
     * @param port 0 for any free one; negative for any free one that all who name the same negative port share
     * @param actualPort takes the port that was bound
     */
    public HttpVerticle(
            String address, int port, Handler<HttpServerRequest> router, Problems problems, AtomicInteger actualPort) {
        this.address = address;
        this.port = port;
        this.router = router;
        this.problems = problems;
        this.actualPort = actualPort;
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options = new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxHeaderSize(16 * 1024)
                .setMaxInitialLineLength(4 * 1024)
                .setTcpNoDelay(true)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
        server =
                vertx.createHttpServer(options).requestHandler(router).invalidRequestHandler(problems::answerMalformed);
        return server.listen(port, address)
                .onSuccess(bound -> actualPort.set(bound.actualPort()))
                .recover(failure -> Future.failedFuture(plain(failure)));
    }

    private Throwable plain(Throwable failure) {
        // The native transport has no type of its own for it.
        boolean ofNative = failure instanceof IOException
                && String.valueOf(failure.getMessage()).startsWith("bind(");
        if (failure instanceof BindException || ofNative) {
            return new StartFailure("Port " + port + " on " + address
                    + " is in use or not allowed. Stop what uses it, or choose another.");
        }
        return failure;
    }

    @Override
    public Future<?> stop() {
        return server.shutdown(10, TimeUnit.SECONDS);
    }
}
