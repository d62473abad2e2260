package relief.load;

import java.io.IOException;

/**
 * The money of a whole county in one run, on a node with 256 MB: what gathering, sealing, releasing and reconciling it
 * take, beside what PostgreSQL alone takes for the same rows.
 */
public final class Payment {
    private static final String DATABASE = "payment";
    private static final double LEAST_READ_RATIO = 0.35;
    private static final double MOST_GROWTH = 2.1;
    private static final double MOST_HEAP_RATIO = 1.25;
    private static final double LEAST_LIBRARY_RATIO = 10;

    private final Options options;
    private final Report report;
    private final Install install;
    private final FinanceDesk desk;
    private final PaymentLimits limits;
    private final Server node;
    private final HeapLog heapLog;
    private final Filling filling;

    private Payment(Options options, Report report, Ground ground, Server node, HeapLog heapLog) {
        this.options = options;
        this.report = report;
        this.install = options.install();
        this.node = node;
        this.heapLog = heapLog;
        this.filling = new Filling(
                options, install, DATABASE, ground.workers().ofCounties().get(0), node);
        String county = Scene.TOWNSHIPS.firstKey();
        this.desk = FinanceDesk.open(install, DATABASE, county, node, heapLog);
        this.limits = new PaymentLimits(install, DATABASE, county);
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
            Server.Role role = Server.Role.whole("payment", DATABASE).with("-Xmx256m", heapLog.option());
            try (Server node = Server.start(install, role)) {
                new Payment(options, report, ground, node, heapLog).run();
            }
            exitCode = report.exitCode();
        }
        System.exit(exitCode);
    }

    private void run() throws IOException {
        long half = options.number("--requests") / 2;
        filling.fill(half);
        report.line("%s", SealedRun.HEADING);
        // Also warms the node, so that the half that counts is not dear for being the first.
        sealAndCancel(options.text("--text-profile"), half);
        SealedRun halfRun = sealAndCancel(options.text("--profile"), half);
        int halfMegabytes = heapLog.afterFullCollection(node.pid());
        filling.fill(half);
        SealedRun text = sealAndCancel(options.text("--text-profile"), 2 * half);
        SealedRun whole = seal(options.text("--profile"), 2 * half);
        int wholeMegabytes = heapLog.afterFullCollection(node.pid());
        double readSeconds = limits.secondsToRead(whole);
        report.line("");
        judgeReading(text, readSeconds);
        judgeReading(whole, readSeconds);
        judgeGrowth(halfRun, whole);
        double heapRatio = (double) wholeMegabytes / halfMegabytes;
        report.verdict(
                heapRatio <= MOST_HEAP_RATIO,
                "heap in use, after a full collection, after all rows to after half of them: %d to %d MB = %.2f,"
                        + " at most %.2f",
                wholeMegabytes,
                halfMegabytes,
                heapRatio,
                MOST_HEAP_RATIO);
        limits.keep(whole);
        release(whole);
        new Reconciliation(report, install, DATABASE, desk, limits, heapLog).run(whole);
        limits.forget();
        compareWithLibrary(whole);
        install.checkInvariants(DATABASE, report);
    }

    private SealedRun seal(String profile, long rows) {
        SealedRun run = desk.seal(profile);
        report.line("%s", run.line());
        if (run.rows() != rows) {
            throw new IllegalStateException(run.rows() + " of " + rows + " payments came into the run");
        }
        return run;
    }

    private SealedRun sealAndCancel(String profile, long rows) {
        SealedRun run = seal(profile, rows);
        desk.cancel(run);
        return run;
    }

    private void judgeReading(SealedRun run, double readSeconds) {
        double ratio = readSeconds / run.sealSeconds();
        report.verdict(
                ratio >= LEAST_READ_RATIO,
                "sealing %s to reading the same columns with psql \\copy in %.2f s, %.0f rows/s: %.2f of its rate,"
                        + " at least %.2f; gathering and sealing %.2f",
                run.profile(),
                readSeconds,
                run.rows() / readSeconds,
                ratio,
                LEAST_READ_RATIO,
                readSeconds / run.wholeSeconds());
    }

    private void judgeGrowth(SealedRun half, SealedRun whole) {
        double growth = whole.wholeSeconds() / half.wholeSeconds();
        report.verdict(
                growth <= MOST_GROWTH,
                "all rows to half of them, from the making of the run until it is sealed: %.2f times the time, at most"
                        + " %.2f; gathering %.2f, sealing %.2f",
                growth,
                MOST_GROWTH,
                whole.gatherSeconds() / half.gatherSeconds(),
                whole.sealSeconds() / half.sealSeconds());
    }

    private void release(SealedRun run) {
        heapLog.sinceLast();
        long start = System.nanoTime();
        desk.release(run);
        double seconds = (System.nanoTime() - start) / 1e9;
        report.line(
                "released in %.2f s, %.0f payments/s; heap after collections: %s",
                seconds, run.rows() / seconds, heapLog.sinceLast().range());
    }

    private void compareWithLibrary(SealedRun whole) {
        String classPath = options.text("--library-path");
        if (classPath.isEmpty()) {
            report.line("the comparison with Prowide ISO 20022 is left out: it could not be resolved");
            return;
        }
        int rows = options.number("--library-rows");
        double perSecond = new IsoLibrary(classPath, install.folder()).rowsPerSecond(rows);
        double ratio = whole.sealedPerSecond() / perSecond;
        report.verdict(
                ratio >= LEAST_LIBRARY_RATIO,
                "sealing to building and writing a pain.001 of %d rows with Prowide ISO 20022, %.0f rows/s: %.1f times"
                        + " its rate, at least %.0f",
                rows,
                perSecond,
                ratio,
                LEAST_LIBRARY_RATIO);
    }
}
