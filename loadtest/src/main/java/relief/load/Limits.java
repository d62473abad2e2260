package relief.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The machine's limit and how near the server comes to it: pgbench, intake alone and the whole path in turn, several
 * times, on one PostgreSQL; then authorization alone, and the response times at seven tenths of the capacity.
 */
public final class Limits {
    private static final double EASY = 0.7;
    private static final int EASY_CONNECTIONS = 1_024;
    private static final long POLL_MS = 100;
    private static final double LONGEST_WARM_UP_SECONDS = 300;

    private final Options options;
    private final Install install;
    private final Report report;
    private final Ground ground;
    private final Baseline baseline;
    private final int seconds;
    private final int callers;
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(Baseline.Rate pgbench, Phase.Result intake, Phase.Result whole) {
        double intakeRatio() {
            return intake.perSecond() / pgbench.perSecond();
        }

        double wholeRatio() {
            return whole.perSecond() / pgbench.perSecond();
        }
    }

    private Limits(Options options, Report report) throws IOException {
        this.options = options;
        this.install = options.install();
        this.report = report;
        this.seconds = options.number("--seconds");
        this.callers = options.number("--callers");
        this.ground = Ground.prepare(install);
        this.baseline =
                new Baseline(install.postgres(), ground.template(), ground.copy("bench"), options.path("--script"));
    }

    public static void main(String[] arguments) throws IOException {
        Options options = new Options(arguments);
        try (Report report = new Report(options.path("--result"))) {
            report.line("%s", options.text("--title"));
            new Limits(options, report).run();
        }
    }

    private void run() throws IOException {
        ground.copy("intake");
        ground.copy("whole");
        try (Server whole = Server.start(install, Server.Role.whole("whole", "whole"))) {
            try (Server intake = Server.start(install, Server.Role.intake("intake"))) {
                warmUp(intake, whole);
                for (int pair = 1; pair <= options.number("--pairs"); pair++) {
                    measurePair(pair, intake, whole);
                }
                medians();
                single(intake);
                fill(intake);
            }
            easyWhole(whole);
        }
        authorizationAlone();
    }

    private Phase phase(Server server, String database) {
        return new Phase(install.postgres(), server, database, ground.households());
    }

    private Measured closed(int port, Households households) throws IOException {
        return LoadLoop.closed(port, households, callers, seconds);
    }

    private Measured warming(int port, Households households) throws IOException {
        return LoadLoop.fill(port, households, callers, options.number("--warm"));
    }

    private void warmUp(Server intake, Server whole) throws IOException {
        baseline.run(8, 2);
        phase(intake, "intake").intake(this::warming);
        phase(whole, "whole").whole(this::warming);
    }

    private void measurePair(int number, Server intake, Server whole) throws IOException {
        ground.empty("bench");
        ground.empty("intake");
        Baseline.Rate pgbench = baseline.best(options.numbers("--clients"), seconds);
        report.line(
                "pair %d  pgbench  %8.0f/s  %d clients                  CPU us     - / %5.0f / %4.0f",
                number, pgbench.perSecond(), pgbench.clients(), pgbench.postgresMicros(), pgbench.pgbenchMicros());
        Phase.Result alone = phase(intake, "intake").intake(this::closed);
        report.line("        intake   %s  ratio %.2f", alone.line(), alone.perSecond() / pgbench.perSecond());
        Phase phase = phase(whole, "whole");
        String begin = phase.begin();
        Phase.Result all = phase.whole(this::closed);
        Pair pair = new Pair(pgbench, alone, all);
        report.line("        whole    %s  ratio %.2f  %s", all.line(), pair.wholeRatio(), phase.states(begin));
        pairs.add(pair);
    }

    private void medians() {
        report.line("");
        report.line("median of %d pairs; CPU in microseconds a request: server / PostgreSQL / load", pairs.size());
        report.line(
                "pgbench %.0f/s   CPU - / %.0f / %.0f",
                Median.of(pairs, pair -> pair.pgbench().perSecond()),
                Median.of(pairs, pair -> pair.pgbench().postgresMicros()),
                Median.of(pairs, pair -> pair.pgbench().pgbenchMicros()));
        medians("intake", pairs.stream().map(Pair::intake).toList(), Median.of(pairs, Pair::intakeRatio));
        medians("whole path", pairs.stream().map(Pair::whole).toList(), Median.of(pairs, Pair::wholeRatio));
    }

    private void medians(String what, List<Phase.Result> results, double ratio) {
        report.line(
                "%s %.0f/s   p50 %.1f p99 %.1f ms   CPU %.0f / %.0f / %.0f   RATIO to pgbench %.2f",
                what,
                Median.of(results, Phase.Result::perSecond),
                Median.of(results, result -> result.load().of(201).percentileMs(50)),
                Median.of(results, result -> result.load().of(201).percentileMs(99)),
                Median.of(results, Phase.Result::serverMicros),
                Median.of(results, Phase.Result::postgresMicros),
                Median.of(results, Phase.Result::loadMicros),
                ratio);
    }

    private void single(Server intake) throws IOException {
        ground.empty("bench");
        ground.empty("intake");
        double commitMs = baseline.singleCommitMs(seconds, install.folder());
        double rate = EASY * Median.of(pairs, pair -> pair.intake().perSecond());
        Phase.Result easy = phase(intake, "intake")
                .intake((port, households) -> LoadLoop.open(port, households, rate, seconds, EASY_CONNECTIONS));
        double p99 = easy.load().of(201).percentileMs(99);
        report.line("");
        report.line("single commit, median: %.2f ms", commitMs);
        report.line("intake at 70%% of capacity (open loop, %.0f/s): %s", rate, easy.line());
        report.line("p99 = %.1f single commits", p99 / commitMs);
    }

    private void easyWhole(Server whole) throws IOException {
        double rate = EASY * Median.of(pairs, pair -> pair.whole().perSecond());
        Phase phase = phase(whole, "whole");
        String begin = phase.begin();
        Phase.Result easy =
                phase.whole((port, households) -> LoadLoop.open(port, households, rate, seconds, EASY_CONNECTIONS));
        report.line("whole path at 70%% of capacity (open loop, %.0f/s): %s", rate, easy.line());
        report.line("receipt to authorization p99: %.2f s", phase.secondsToAuthorizationP99(begin));
    }

    private void fill(Server intake) throws IOException {
        ground.empty("intake");
        long rows = (long) options.number("--drain") + options.number("--warm");
        LoadLoop.fill(intake.port(), ground.households(), callers, rows);
    }

    /** The first decisions warm the node, which has only just started, and are not counted. */
    private void authorizationAlone() {
        Postgres postgres = install.postgres();
        postgres.sql("intake", "checkpoint");
        int warm = options.number("--warm");
        try (Server server = Server.start(install, Server.Role.whole("drain", "intake"))) {
            if (!Patience.until(() -> server.scrape().decided() >= warm, POLL_MS, LONGEST_WARM_UP_SECONDS)) {
                throw new IllegalStateException("The first " + warm + " were not decided in time");
            }
            double serverBefore = server.cpuSeconds();
            double postgresBefore = postgres.cpuSeconds();
            long decidedBefore = server.scrape().decided();
            phase(server, "intake").awaitDecisions();
            double toMicros = 1e6 / (server.scrape().decided() - decidedBefore);
            double perSecond = Double.parseDouble(postgres.sql("intake", """
                    with decided as (select decided_at, row_number() over (order by decided_at) as n from grants)
                    select (count(*) - 1) / extract(epoch from max(decided_at) - min(decided_at))
                    from decided where n > %d""".formatted(warm)));
            report.line(
                    "authorization alone: %.0f/s over %d rows; RATIO to intake alone %.2f; CPU us %.0f / %.0f",
                    perSecond,
                    options.number("--drain"),
                    perSecond / Median.of(pairs, pair -> pair.intake().perSecond()),
                    (server.cpuSeconds() - serverBefore) * toMicros,
                    (postgres.cpuSeconds() - postgresBefore) * toMicros);
        }
    }
}
