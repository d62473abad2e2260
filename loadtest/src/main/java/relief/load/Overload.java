package relief.load;

import java.io.IOException;
import java.util.List;

/**
 * What becomes of a server that is sent twice as much as it can take: how much it still takes in, how it turns the rest
 * away, whether operators and those who flood nothing still get their answers, and how soon all is well again.
 */
public final class Overload {
    private static final int CAPACITY_RUNS = 3;
    private static final int CAPACITY_SECONDS = 8;
    private static final int REHEARSAL_SECONDS = 15;
    private static final double CALM = 0.2;
    private static final int CALM_SECONDS = 5;
    private static final int CALM_CONNECTIONS = 512;
    private static final int MOST_SLICES = 60;
    /** A slice of calm load is as before when its p99 is at most this many times the one before the overload. */
    private static final int AS_BEFORE = 3;

    private static final double LEAST_GOODPUT = 0.8;
    private static final double LONGEST_RECOVERY_SECONDS = 5;

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
        int exitCode;
        try (Report report = new Report(options.path("--result"))) {
            report.line("%s", options.text("--title"));
            Ground ground = Ground.prepare(options.install());
            ground.copy("whole");
            try (Server server = Server.start(options.install(), Server.Role.whole("whole", "whole"))) {
                new Overload(options, report, server, ground).run();
            }
            exitCode = report.exitCode();
        }
        System.exit(exitCode);
    }

    private void run() throws IOException {
        rehearse();
        Measured best = capacity();
        double capacity = best.acknowledgedPerSecond();
        report.line(
                "capacity (closed loop, best of %d): %.0f/s, p99 %.1f ms",
                CAPACITY_RUNS, capacity, best.of(201).percentileMs(99));
        double calmP99 = calm(capacity, CALM_SECONDS).of(201).percentileMs(99);
        report.line("calm before (%.0f%% of it): p99 %.1f ms", CALM * 100, calmP99);
        report.line("");
        overload(capacity);
        recovery(capacity, calmP99);
    }

    /** Refusals and new connections are compiled and learned too before anything is measured. */
    private void rehearse() throws IOException {
        int callers = options.number("--callers");
        phase.whole((port, households) -> LoadLoop.fill(port, households, callers, options.number("--warm")));
        double rate = options.number("--times")
                * phase.whole((port, households) -> LoadLoop.closed(port, households, callers, CAPACITY_SECONDS))
                        .load()
                        .acknowledgedPerSecond();
        new Flood(ground.workers(), server.port(), 1, REHEARSAL_SECONDS).run(rate, options.number("--connections"));
        phase.awaitDecisions();
    }

    /** Of a warm server that also authorizes; a disturbed run does not count. */
    private Measured capacity() throws IOException {
        int callers = options.number("--callers");
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

    private void overload(double capacity) throws IOException {
        int seconds = options.number("--seconds");
        Flood flood = new Flood(ground.workers(), server.port(), 2, seconds);
        double rate = options.number("--times") * capacity;
        try (Watch watch = Watch.over(server, ground.workers().ofQuietTownship().token())) {
            List<Flood.Stream> streams = flood.run(rate, options.number("--connections"));
            Measured flooded = streams.get(0).load();
            report.line(
                    "overload: %.0f/s due for %d s, the last answer after %.1f s", rate, seconds, flooded.seconds());
            double goodput = streams.stream()
                    .mapToDouble(stream -> stream.load().acknowledgedPerSecond())
                    .sum();
            report.verdict(
                    goodput >= LEAST_GOODPUT * capacity,
                    "goodput %.0f/s = %.0f%% of capacity, at least %.0f%%",
                    goodput,
                    100 * goodput / capacity,
                    100 * LEAST_GOODPUT);
            streams.forEach(stream -> stream.report(report));
            watch.report(report);
            report.line("resident memory of the server: %.0f MB", server.residentMegabytes());
        }
    }

    private void recovery(double capacity, double calmP99) throws IOException {
        long start = System.nanoTime();
        double after = 0;
        boolean asBefore = false;
        for (int slice = 0; slice < MOST_SLICES && !asBefore; slice++) {
            after = (System.nanoTime() - start) / 1e9;
            Measured load = calm(capacity, 1);
            asBefore = load.acknowledged() == load.answers() && load.of(201).percentileMs(99) <= AS_BEFORE * calmP99;
        }
        report.verdict(
                asBefore && after <= LONGEST_RECOVERY_SECONDS,
                "recovered after %.0f s, at most %.0f: calm load is all taken, with p99 within %d times that of before",
                after,
                LONGEST_RECOVERY_SECONDS,
                AS_BEFORE);
        phase.awaitDecisions();
        report.line("all decided %.0f s after the overload", (System.nanoTime() - start) / 1e9);
    }
}
