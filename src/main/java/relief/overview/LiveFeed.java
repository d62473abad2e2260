package relief.overview;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import relief.kernel.Refused;
import relief.platform.Authenticator;

/** Keeps the screens that watch an overview supplied, and no more of them than this node can bear. */
public final class LiveFeed {
    private static final int MOST_WATCHERS = 1_000;

    private final Vertx vertx;
    private final OverviewService overviews;
    private final Authenticator authenticator;
    private final int mostWatchers;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    public LiveFeed(Vertx vertx, OverviewService overviews, Authenticator authenticator) {
        this(vertx, overviews, authenticator, MOST_WATCHERS);
    }

    LiveFeed(Vertx vertx, OverviewService overviews, Authenticator authenticator, int mostWatchers) {
        this.vertx = vertx;
        this.overviews = overviews;
        this.authenticator = authenticator;
        this.mostWatchers = mostWatchers;
    }

    /** Refuses as long as the refusal can still be answered with a status. */
    void requirePlace() {
        if (closed || watchers.size() >= mostWatchers) {
            throw Refused.because("overloaded", "Too many screens are watching. Try again in a while.");
        }
    }

    /**
     * Writes until the reader leaves, the session ends or the node stops.
     *
     * @param request proves the session again and again
     */
    Future<Void> follow(OverviewService.Scope scope, HttpServerRequest request, HttpServerResponse response) {
        Watcher watcher =
                new Watcher(vertx, () -> overviews.figures(scope), () -> authenticator.authenticate(request), response);
        watchers.add(watcher);
        return watcher.start().onComplete(ended -> watchers.remove(watcher));
    }

    /** Ends all streams, so that the server can stop; the screens look for another node. */
    public void close() {
        closed = true;
        watchers.forEach(Watcher::leave);
    }
}
