package relief.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * As many requests as the province has households, accepted and decided by one node without a pause: whether the last
 * of them cost more than the first, and whether the node's memory stays what it was.
 */
public final class Province {
    private static final String DATABASE = "province";
    private static final int PARTS = 10;
    private static final long POLL_MS = 200;
    private static final double LONGEST_SECONDS = 3_600;
    private static final double MOST_COST_RATIO = 1.15;
    private static final double MOST_HEAP_RATIO = 1.25;

    private final Options options;
    private final Report report;
    private final Install install;
    private final Ground ground;
    private final Server node;
    private final HeapLog heapLog;
    private final long all;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Integer> liveMegabytes = new ArrayList<>();

    private Province(Options options, Report report, Ground ground, Server node, HeapLog heapLog) {
        this.options = options;
        this.report = report;
        this.install = options.install();
        this.ground = ground;
        this.node = node;
        this.heapLog = heapLog;
        this.all = options.number("--requests");
    }

    public static void main(String[] arguments) throws IOException {
        Options options = new Options(arguments);
        int exitCode;
        try (Report report = new Report(options.path("--result"))) {
            report.line("%s", options.text("--title"));
            Install install = options.install();
            Ground ground = Ground.prepare(install);
            ground.copy(DATABASE);
            HeapLog heapLog = new HeapLog(install.folder().resolve("gc.log"));
            Server.Role role = Server.Role.whole("province", DATABASE).with(heapLog.option());
            try (Server node = Server.start(install, role)) {
                new Province(options, report, ground, node, heapLog).run();
            }
            exitCode = report.exitCode();
        }
        System.exit(exitCode);
    }

    private void run() throws IOException {
        warmUp();
        report.line("%s", Stretch.HEADING);
        Progress progress = new Progress(node, install.postgres());
        CompletableFuture<Measured> load = CompletableFuture.supplyAsync(() -> send(progress));
        for (int part = 1; part <= PARTS; part++) {
            measure(part, progress, load);
        }
        double seconds = (System.nanoTime() - progress.start().nanos()) / 1e9;
        report.line("");
        report.line(
                "%d accepted and decided in %.0f s, %.0f/s; p50 %.1f p99 %.1f ms",
                all,
                seconds,
                all / seconds,
                load.join().of(201).percentileMs(50),
                load.join().of(201).percentileMs(99));
        judge(load.join());
    }

    /** Afterwards the database is a new one, in which nothing is; the node is not cold. */
    private void warmUp() throws IOException {
        LoadLoop.fill(node.port(), ground.households(), options.number("--callers"), options.number("--warm"));
        new Requests(install.postgres(), DATABASE).awaitDecisions();
        ground.replace(DATABASE, node);
        heapLog.afterFullCollection(node.pid());
        if (!node.awaitReady()) {
            throw new IllegalStateException("The node did not take to the new database");
        }
    }

    /** Nobody sends while too many wait for their decision, so that no part is cheap at the cost of a later one. */
    private Measured send(Progress progress) {
        long mostWaiting = options.number("--waiting");
        LoadLoop.Pace pace = sent -> sent - progress.decided() < mostWaiting;
        try {
            return LoadLoop.paced(node.port(), ground.households(), options.number("--callers"), all, pace);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    private void measure(int part, Progress progress, CompletableFuture<Measured> load) {
        Progress.Mark begin = part == 1 ? progress.start() : progress.mark();
        long goal = all * part / PARTS;
        boolean reached = Patience.until(() -> progress.ask() >= goal || failed(load), POLL_MS, LONGEST_SECONDS);
        if (!reached || failed(load)) {
            throw new IllegalStateException("Part " + part + " was not decided: "
                    + (load.isDone() ? load.join().statuses() : "it takes too long"));
        }
        Stretch stretch = new Stretch(part, begin, progress.mark(), heapLog.sinceLast());
        stretches.add(stretch);
        report.line("%s", stretch.line());
        if (part == 1 || part == PARTS - 1) {
            liveMegabytes.add(heapLog.afterFullCollection(node.pid()));
        }
    }

    private boolean failed(CompletableFuture<Measured> load) {
        return load.isDone() && load.join().acknowledged() < all;
    }

    private void judge(Measured load) {
        double costRatio = stretches.get(PARTS - 1).micros() / stretches.get(0).micros();
        report.verdict(
                costRatio <= MOST_COST_RATIO,
                "cost of the last part to that of the first: %.2f, at most %.2f",
                costRatio,
                MOST_COST_RATIO);
        double heapRatio = (double) liveMegabytes.get(1) / liveMegabytes.get(0);
        report.verdict(
                heapRatio <= MOST_HEAP_RATIO,
                "heap in use, after a full collection under load, after part %d to after part 1: %d to %d MB = %.2f,"
                        + " at most %.2f",
                PARTS - 1,
                liveMegabytes.get(1),
                liveMegabytes.get(0),
                heapRatio,
                MOST_HEAP_RATIO);
        report.verdict(load.acknowledged() == all, "all accepted: %s", load.statuses());
        String states = new Requests(install.postgres(), DATABASE).states();
        report.verdict(states.equals("AUTHORIZED×" + all), "all decided: %s", states);
        install.checkInvariants(DATABASE, report);
    }
}
