package relief.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * A surge on two nodes while they and their PostgreSQL are killed and held up; and then the question whether each
 * request that was acknowledged is there once, and nothing else came of it than had it been a quiet day.
 */
public final class Chaos {
    private static final String DATABASE = "chaos";
    private static final long POLL_MS = 20;
    private static final double LONGEST_RECOVERY_SECONDS = 60;
    private static final double CALM_AT_END_SECONDS = 3;

    private final Options options;
    private final Report report;
    private final Install install;
    private final List<Server> nodes;
    private final Callers callers;
    private final List<Blow> blows = new ArrayList<>();

    /** A fault as it happened. */
    private record Blow(Fault fault, long fromNanos, double overAfterSeconds) {}

    private Chaos(Options options, Report report, Ground ground, List<Server> nodes) {
        this.options = options;
        this.report = report;
        this.install = options.install();
        this.nodes = nodes;
        SplittableRandom random = new SplittableRandom(options.longNumber("--seed"));
        List<InetSocketAddress> addresses = nodes.stream().map(Server::address).toList();
        Households households = new Households(ground.workers().ofCounties(), 0, random.split());
        this.callers = new Callers(addresses, households, options.number("--callers"), random.split());
    }

    public static void main(String[] arguments) throws IOException {
        Options options = new Options(arguments);
        int exitCode;
        try (Report report = new Report(options.path("--result"))) {
            report.line("%s", options.text("--title"));
            Install install = options.install();
            Ground ground = Ground.prepare(install);
            ground.copy(DATABASE);
            try (Server first = Server.start(install, Server.Role.whole("node1", DATABASE));
                    Server second = Server.start(install, Server.Role.whole("node2", DATABASE))) {
                new Chaos(options, report, ground, List.of(first, second)).run();
            }
            exitCode = report.exitCode();
        }
        System.exit(exitCode);
    }

    private void run() {
        CompletableFuture<Void> surge = CompletableFuture.runAsync(callers::run);
        surge.whenComplete((done, failure) -> callers.end());
        awaitAcknowledged(options.number("--warm"));
        long start = System.nanoTime();
        int before = callers.acknowledged().count();
        Fault.plan(options.longNumber("--seed"), options.number("--faults"), options.number("--seconds"), nodes.size())
                .forEach(fault -> strike(fault, start));
        Patience.seconds(Math.max(CALM_AT_END_SECONDS, options.number("--seconds") - secondsSince(start)));
        long end = System.nanoTime();
        int during = callers.acknowledged().count() - before;
        callers.end();
        surge.join();
        timeline(start, end, during);
        Aftermath aftermath = new Aftermath(install, DATABASE, callers.acknowledged(), report);
        aftermath.check(callers.turnedAway());
    }

    private static double secondsSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** A fault begins when it is due and the one before is over: when the whole crowd has been answered again. */
    private void strike(Fault fault, long start) {
        Patience.seconds(fault.atSecond() - secondsSince(start));
        long from = System.nanoTime();
        fault.strike(nodes, install.postgres().processes(), DATABASE);
        int before = callers.acknowledged().count();
        nodes.forEach(Server::awaitReady);
        awaitAcknowledged(before + options.number("--callers"));
        blows.add(new Blow(fault, from, secondsSince(from)));
    }

    private void awaitAcknowledged(int count) {
        Patience.until(() -> callers.acknowledged().count() >= count, POLL_MS, LONGEST_RECOVERY_SECONDS);
    }

    private void timeline(long start, long end, int during) {
        Acknowledged acknowledged = callers.acknowledged();
        for (int i = 0; i < blows.size(); i++) {
            Blow blow = blows.get(i);
            long until = i + 1 < blows.size() ? blows.get(i + 1).fromNanos() : end;
            report.line(
                    "%6.1f s  %s; all answered again after %.1f s; longest time without an acknowledgement %.2f s",
                    (blow.fromNanos() - start) / 1e9,
                    blow.fault().words(),
                    blow.overAfterSeconds(),
                    acknowledged.longestGapSeconds(blow.fromNanos(), until));
        }
        report.line("");
        report.line("%s", callers.counts());
        double seconds = (end - start) / 1e9;
        report.line("%d acknowledged in the %.0f s of the faults, %.0f/s", during, seconds, during / seconds);
    }
}
