package relief.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * An uneven overload: two counties send far more than the server can take; a third county, and one township of the
 * first, go on as on any day and should not feel it.
 */
final class Flood {
    private static final int QUIET_PER_SECOND = 20;
    private static final int QUIET_CONNECTIONS = 512;
    /** Far from the numbers of other loads and floods, so that no household is in two of them. */
    private static final long NUMBERS_OF_A_FLOOD = 10_000_000;

    private static final long NUMBERS_EACH = 1_000_000;

    private final Scene.Workers workers;
    private final int port;
    private final long firstNumber;
    private final int seconds;

    /** @param number from 1 on, another one for each flood of a run */
    Flood(Scene.Workers workers, int port, int number, int seconds) {
        this.workers = workers;
        this.port = port;
        this.firstNumber = number * NUMBERS_OF_A_FLOOD;
        this.seconds = seconds;
    }

    /** The requests of some senders, and what the server made of them. */
    record Stream(String whose, boolean quiet, Measured load) {
        private static final double LONGEST_ACCEPTED_MS = 1_000;
        private static final double LONGEST_REFUSED_MS = 500;
        private static final double LEAST_QUIET_SHARE = 0.95;

        double acceptedShare() {
            return (double) load.acknowledged() / (load.answers() + load.unsent());
        }

        void report(Report report) {
            Latencies accepted = load.of(201);
            Latencies refused = load.of(503);
            report.line("%s: %s, never sent %d", whose, load.statuses(), load.unsent());
            report.verdict(
                    accepted.percentileMs(99) <= LONGEST_ACCEPTED_MS && accepted.count() > 0,
                    "  accepted p50 %.1f p99 %.1f ms, at most %.0f",
                    accepted.percentileMs(50),
                    accepted.percentileMs(99),
                    LONGEST_ACCEPTED_MS);
            report.verdict(
                    refused.percentileMs(99) <= LONGEST_REFUSED_MS
                            && load.withoutRetryAfter() == 0
                            && accepted.count() + refused.count() == load.answers(),
                    "  all others 503 at once: p50 %.1f p99 %.1f ms, at most %.0f; %d of them without Retry-After",
                    refused.percentileMs(50),
                    refused.percentileMs(99),
                    LONGEST_REFUSED_MS,
                    load.withoutRetryAfter());
            if (quiet) {
                report.verdict(
                        acceptedShare() >= LEAST_QUIET_SHARE,
                        "  accepted %.1f%% although others flood, at least %.0f%%",
                        100 * acceptedShare(),
                        100 * LEAST_QUIET_SHARE);
            } else {
                report.line("  accepted %.1f%%", 100 * acceptedShare());
            }
        }
    }

    /** @return those who flood first */
    List<Stream> run(double perSecond, int connections) throws IOException {
        Households.Worker first = workers.ofCounties().get(0);
        List<String> flooding = new ArrayList<>(first.townships());
        flooding.remove(Scene.QUIET_TOWNSHIP);
        List<Households.Worker> flooders = List.of(
                new Households.Worker(first.token(), flooding),
                workers.ofCounties().get(1));
        CompletableFuture<Measured> township = quietly(workers.ofQuietTownship(), 0);
        CompletableFuture<Measured> county = quietly(workers.ofCounties().get(2), 1);
        Measured flood = LoadLoop.open(
                port, new Households(flooders, firstNumber + 2 * NUMBERS_EACH), perSecond, seconds, connections);
        return List.of(
                new Stream("flooding counties", false, flood),
                new Stream("quiet township in a flooding county, " + QUIET_PER_SECOND + "/s", true, township.join()),
                new Stream("quiet county, " + QUIET_PER_SECOND + "/s", true, county.join()));
    }

    private CompletableFuture<Measured> quietly(Households.Worker worker, int which) {
        Households households = new Households(List.of(worker), firstNumber + which * NUMBERS_EACH);
        return CompletableFuture.supplyAsync(() -> {
            try {
                return LoadLoop.open(port, households, QUIET_PER_SECOND, seconds, QUIET_CONNECTIONS);
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }
}
