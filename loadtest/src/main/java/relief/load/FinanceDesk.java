package relief.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The maker and the checker of a county at work over the API: runs, files, release and the bank's reports. */
final class FinanceDesk {
    private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"([A-Z]+)\"");
    /** A file's time is that of the transaction that seals it, which begins before the first of its rows is read. */
    private static final String FACTS = """
            select extract(epoch from r.made_at), extract(epoch from min(f.sealed_at)), max(r.count), count(*),
                sum(f.bytes)
            from payment_run r join payment_file f on f.county = r.county and f.run = r.id
            where r.id = '%s' group by r.made_at""";

    private static final long POLL_MS = 50;
    private static final double LONGEST_SECONDS = 1_800;

    private final Install install;
    private final String database;
    private final String county;
    private final Api api;
    private final HeapLog heapLog;
    private final String maker;
    private final String checker;

    private FinanceDesk(
            Install install, String database, String county, Api api, HeapLog heapLog, String maker, String checker) {
        this.install = install;
        this.database = database;
        this.county = county;
        this.api = api;
        this.heapLog = heapLog;
        this.maker = maker;
        this.checker = checker;
    }

    /** Makes both users and signs them in. */
    static FinanceDesk open(Install install, String database, String county, Server node, HeapLog heapLog) {
        String password = UUID.randomUUID().toString();
        Scene.User maker = new Scene.User("maker-" + county, "FINANCE_MAKER", county);
        Scene.User checker = new Scene.User("checker-" + county, "FINANCE_CHECKER", county);
        install.createUser(database, maker, password);
        install.createUser(database, checker, password);
        Api api = node.api();
        return new FinanceDesk(
                install,
                database,
                county,
                api,
                heapLog,
                api.signIn(maker.username(), password),
                api.signIn(checker.username(), password));
    }

    /** Has all grants that are due gathered and sealed; nothing doubtful may be among them. */
    SealedRun seal(String profile) {
        install.postgres().sql(database, "checkpoint");
        heapLog.sinceLast();
        String id = UUID.randomUUID().toString();
        String order = """
                {"kind":"RELIEF","disaster":"%s","county":"%s","profile":"%s"}""";
        api.put(maker, "/payment-runs/" + id, order.formatted(Scene.DISASTER, county, profile));
        await("/payment-runs/" + id, maker, List.of("COLLECTING", "SEALING"), "SEALED");
        double ended = now();
        HeapLog.Left heap = heapLog.sinceLast();
        String[] facts =
                install.postgres().sql(database, FACTS.formatted(id)).split("\\|");
        double made = Double.parseDouble(facts[0]);
        double begun = Double.parseDouble(facts[1]);
        return new SealedRun(
                id,
                profile,
                Long.parseLong(facts[2]),
                Integer.parseInt(facts[3]),
                Long.parseLong(facts[4]),
                begun - made,
                ended - begun,
                heap);
    }

    /** By the clock of this machine, which is PostgreSQL's as well. */
    private static double now() {
        Instant now = Instant.now();
        return now.getEpochSecond() + now.getNano() / 1e9;
    }

    void cancel(SealedRun run) {
        api.postPatiently(maker, "/payment-runs/" + run.id() + "/cancellation", "{\"reason\":\"负载测试\"}");
    }

    void release(SealedRun run) {
        api.postPatiently(checker, "/payment-runs/" + run.id() + "/release", "");
    }

    /** Fetches the files of a released run as the bank gets them. */
    List<Path> download(SealedRun run) {
        String names = install.postgres()
                .sql(database, "select name from payment_file where run = '" + run.id() + "' order by number");
        return names.lines().map(name -> download(run, name)).toList();
    }

    private Path download(SealedRun run, String name) {
        Path file = install.folder().resolve(name);
        api.download(checker, "/payment-runs/" + run.id() + "/files/" + name + "?purpose=BANK", file);
        return file;
    }

    /**
     * What became of a report, as the API says it, and how long its two parts took.
     *
     * @param uploadSeconds until its bytes were durable
     * @param applySeconds from there until its last row was applied
     */
    record Applied(String answer, double uploadSeconds, double applySeconds) {}

    /** Hands a report in and waits for its last row. */
    Applied report(Path file, String sha256) {
        install.postgres().sql(database, "checkpoint");
        String path = "/bank-reports/" + sha256;
        try {
            double start = now();
            api.putFile(checker, path, "application/xml", file);
            double received = now();
            String answer = await(path, checker, List.of("RECEIVED"), "APPLIED");
            double applied = now();
            Files.delete(file);
            return new Applied(answer, received - start, applied - received);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the answer in which it has come to the end */
    private String await(String path, String token, List<String> onTheWay, String end) {
        String[] answer = {""};
        boolean ended = Patience.until(
                () -> {
                    answer[0] = api.get(token, path);
                    return !onTheWay.contains(state(answer[0]));
                },
                POLL_MS,
                LONGEST_SECONDS);
        if (!ended || !state(answer[0]).equals(end)) {
            throw new IllegalStateException(path + " did not come to " + end + ": " + answer[0]);
        }
        return answer[0];
    }

    private static String state(String answer) {
        Matcher state = STATE.matcher(answer);
        if (!state.find()) {
            throw new IllegalStateException("No state in " + answer);
        }
        return state.group(1);
    }
}
