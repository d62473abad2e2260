package relief.load;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Brings requests of one county into the database through a node, and all of them to a grant. */
final class Filling {
    private static final long POLL_MS = 200;
    private static final double LONGEST_SECONDS = 3_600;

    private final Options options;
    private final Requests requests;
    private final Households households;
    private final Server node;
    private final Postgres postgres;
    private long filled;

    Filling(Options options, Install install, String database, Households.Worker worker, Server node) {
        this.options = options;
        this.postgres = install.postgres();
        this.requests = new Requests(postgres, database);
        this.households = new Households(List.of(worker), 0);
        this.node = node;
    }

    /** Nobody sends while too many wait for their decision. */
    void fill(long count) throws IOException {
        Progress progress = new Progress(node, postgres);
        CompletableFuture<Measured> load = CompletableFuture.supplyAsync(() -> send(progress, count));
        Patience.until(() -> progress.ask() >= count || load.isCompletedExceptionally(), POLL_MS, LONGEST_SECONDS);
        if (load.join().acknowledged() != count) {
            throw new IllegalStateException(
                    "Not all requests were accepted: " + load.join().statuses());
        }
        requests.awaitDecisions();
        filled += count;
        if (!requests.states().equals("AUTHORIZED×" + filled)) {
            throw new IllegalStateException("Not all requests were granted: " + requests.states());
        }
    }

    private Measured send(Progress progress, long count) {
        long mostWaiting = options.number("--waiting");
        try {
            return LoadLoop.paced(
                    node.port(),
                    households,
                    options.number("--callers"),
                    count,
                    sent -> sent - progress.decided() < mostWaiting);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
