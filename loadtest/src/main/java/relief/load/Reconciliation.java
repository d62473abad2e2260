package relief.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bank's answer to every payment of a released run: what it takes to apply, and that it counts once. */
final class Reconciliation {
    private static final Pattern COUNTS = Pattern.compile("\"counts\"\\s*:\\s*\\{([^}]*)\\}");
    private static final double MOST_WRITE_RATIO = 3;

    private static final String STATES = """
            select string_agg(state || '×' || n, ' ' order by state) from
                (select state, count(*) as n from payment_now where run = '%s' group by state) as counted""";
    /** Changes with every row that is written anew, even to the same values. */
    private static final String VERSIONS = """
            select (select count(*) || ':' || sum(hashtextextended(t.ctid::text || t.xmin::text, 0)) from payment t),
                (select count(*) || ':' || sum(hashtextextended(t.ctid::text || t.xmin::text, 0)) from payment_run t),
                (select count(*) || ':' || sum(hashtextextended(t.ctid::text || t.xmin::text, 0)) from grants t),
                (select count(*) || ':' || sum(hashtextextended(t.ctid::text || t.xmin::text, 0)) from pot t),
                (select count(*) from transfer), (select count(*) from quarantined_answer),
                (select count(*) from journal where event not like 'bank-report.%')""";

    private final Report report;
    private final Install install;
    private final String database;
    private final FinanceDesk desk;
    private final PaymentLimits limits;
    private final HeapLog heapLog;

    Reconciliation(
            Report report, Install install, String database, FinanceDesk desk, PaymentLimits limits, HeapLog heapLog) {
        this.report = report;
        this.install = install;
        this.database = database;
        this.desk = desk;
        this.limits = limits;
        this.heapLog = heapLog;
    }

    void run(SealedRun run) throws IOException {
        BankAnswers answers = new BankAnswers(desk.download(run));
        Path table = install.folder().resolve("answers.copy");
        answers.writeTable(table);
        FinanceDesk.Applied first = apply(answers, "BANK-ANSWER-1");
        double seconds = first.applySeconds();
        report.verdict(
                answers.rows() == run.rows() && states(run).equals(expected(answers)),
                "every payment is as the bank said: %s",
                states(run));
        String before = versions();
        FinanceDesk.Applied again = apply(answers, "BANK-ANSWER-2");
        report.verdict(
                versions().equals(before),
                "the same answers again in another message change no row: %s",
                counts(again.answer()));
        PaymentLimits.Written alone = limits.secondsToWrite(table);
        double ratio = seconds / alone.seconds();
        report.verdict(
                ratio <= MOST_WRITE_RATIO,
                "applying the report to PostgreSQL alone, COPY in %.2f s and one update in %.2f s: %.2f times as long,"
                        + " at most %.2f",
                alone.copySeconds(),
                alone.updateSeconds(),
                ratio,
                MOST_WRITE_RATIO);
    }

    private FinanceDesk.Applied apply(BankAnswers answers, String messageId) throws IOException {
        Path file = install.folder().resolve(messageId + ".xml");
        String sha256 = answers.writeReport(file, messageId);
        heapLog.sinceLast();
        FinanceDesk.Applied applied = desk.report(file, sha256);
        report.line(
                "report %s of %d answers: handed in within %.2f s, applied %.2f s later, %.0f answers/s; heap after"
                        + " collections: %s; %s",
                messageId,
                answers.rows(),
                applied.uploadSeconds(),
                applied.applySeconds(),
                answers.rows() / applied.applySeconds(),
                heapLog.sinceLast().range(),
                counts(applied.answer()));
        return applied;
    }

    private String states(SealedRun run) {
        return install.postgres().sql(database, STATES.formatted(run.id()));
    }

    private static String expected(BankAnswers answers) {
        return "PAID×" + (answers.rows() - answers.rejected()) + " REJECTED×" + answers.rejected();
    }

    private String versions() {
        return install.postgres().sql(database, VERSIONS);
    }

    private static String counts(String answer) {
        Matcher counts = COUNTS.matcher(answer);
        return counts.find() ? counts.group(1).replace("\"", "") : answer;
    }
}
