package relief.load;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What becomes of a server that is sent twice as much as it can take: how much it still takes in, how it turns the rest
 * away, whether operators and a quiet county still get their answers, and how soon all is well again.
 */
public final class Overload {
    private static final int CAPACITY_RUNS = 3;
    private static final int CAPACITY_SECONDS = 8;
    private static final double CALM = 0.2;
    private static final int CALM_SECONDS = 5;
    private static final int CALM_CONNECTIONS = 512;
    private static final int MOST_SLICES = 60;
    /** A slice of calm load is as before when its p99 is at most this many times the one before the overload. */
    private static final int AS_BEFORE = 3;

    private static final int QUIET_PER_SECOND = 20;
    /** Far from the numbers of the flood, so that no household is in both. */
    private static final long QUIET_FIRST_NUMBER = 10_000_000;

    private final Options options;
    private final Report report;
    private final Server server;
    private final Phase phase;
    private final Ground ground;

    private Overload(Options options, Report report, Server server, Ground ground) {
        this.options = options;
        this.report = report;
        this.server = server;
        this.ground = ground;
        this.phase = new Phase(options.install().postgres(), server, "whole", ground.households());
    }

    public static void main(String[] arguments) throws IOException {
        Options options = new Options(arguments);
        try (Report report = new Report(options.path("--result"))) {
            report.line("%s", options.text("--title"));
            Ground ground = Ground.prepare(options.install());
            ground.copy("whole");
            try (Server server = Server.start(options.install(), "whole", "")) {
                new Overload(options, report, server, ground).run();
            }
        }
    }

    private void run() throws IOException {
        Measured best = capacity();
        double capacity = best.acknowledgedPerSecond();
        report.line(
                "capacity (closed loop, best of %d): %.0f/s, p99 %.1f ms",
                CAPACITY_RUNS, capacity, best.of(201).percentileMs(99));
        double calmP99 = calm(capacity, CALM_SECONDS).of(201).percentileMs(99);
        report.line("calm before (%.0f%% of it): p99 %.1f ms", CALM * 100, calmP99);
        overload(capacity);
        recovery(capacity, calmP99);
    }

    /** Of a warm server that also authorizes; a disturbed run does not count. */
    private Measured capacity() throws IOException {
        int callers = options.number("--callers");
        phase.whole((port, households) -> LoadLoop.fill(port, households, callers, options.number("--warm")));
        Measured best = null;
        for (int run = 0; run < CAPACITY_RUNS; run++) {
            Measured next = phase.whole(
                            (port, households) -> LoadLoop.closed(port, households, callers, CAPACITY_SECONDS))
                    .load();
            if (best == null || next.acknowledgedPerSecond() > best.acknowledgedPerSecond()) {
                best = next;
            }
        }
        return best;
    }

    private Measured calm(double capacity, double seconds) throws IOException {
        return LoadLoop.open(server.port(), ground.households(), CALM * capacity, seconds, CALM_CONNECTIONS);
    }

    /** The first two counties flood; the third goes on as on any day. */
    private void overload(double capacity) throws IOException {
        List<Households.Worker> workers = ground.workers();
        int seconds = options.number("--seconds");
        double rate = options.number("--times") * capacity;
        Households quiet = new Households(List.of(workers.get(2)), QUIET_FIRST_NUMBER);
        Households flood = new Households(workers.subList(0, 2), QUIET_FIRST_NUMBER * 11 / 10);
        try (Watch watch = Watch.over(server, workers.get(2).token())) {
            CompletableFuture<Measured> others = CompletableFuture.supplyAsync(() -> quietly(quiet, seconds));
            Measured flooded = LoadLoop.open(server.port(), flood, rate, seconds, options.number("--connections"));
            report.line("");
            report.line("overload: %.0f/s due for %d s, answered until %.1f s", rate, seconds, flooded.seconds());
            report.line(
                    "goodput %.0f/s = %.0f%% of capacity",
                    flooded.acknowledgedPerSecond(), 100 * flooded.acknowledgedPerSecond() / capacity);
            answers("flooding counties", flooded);
            answers("quiet county, " + QUIET_PER_SECOND + "/s", others.join());
            watch.report(report);
            report.line("resident memory of the server: %.0f MB", server.residentMegabytes());
        }
    }

    private Measured quietly(Households households, int seconds) {
        try {
            return LoadLoop.open(server.port(), households, QUIET_PER_SECOND, seconds, CALM_CONNECTIONS);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private void answers(String whose, Measured load) {
        Latencies accepted = load.of(201);
        Latencies refused = load.of(503);
        report.line("%s: %s, never sent %d", whose, load.statuses(), load.unsent());
        report.line(
                "  accepted p50 %.1f p99 %.1f ms; 503 %.1f%%, p50 %.1f p99 %.1f ms, %d of them without Retry-After",
                accepted.percentileMs(50),
                accepted.percentileMs(99),
                100.0 * refused.count() / Math.max(1, load.answers()),
                refused.percentileMs(50),
                refused.percentileMs(99),
                load.withoutRetryAfter());
    }

    private void recovery(double capacity, double calmP99) throws IOException {
        long start = System.nanoTime();
        for (int slice = 0; slice < MOST_SLICES; slice++) {
            double after = (System.nanoTime() - start) / 1e9;
            Measured load = calm(capacity, 1);
            boolean asBefore = load.of(201).percentileMs(99) <= AS_BEFORE * calmP99;
            if (load.acknowledged() == load.answers() && asBefore) {
                report.line(
                        "recovered after %.0f s: calm load is all taken, with p99 within %d times that of before",
                        after, AS_BEFORE);
                phase.awaitDecisions();
                report.line("all decided %.0f s after the overload", (System.nanoTime() - start) / 1e9);
                return;
            }
        }
        report.line("NOT recovered within %d s", MOST_SLICES);
    }
}
