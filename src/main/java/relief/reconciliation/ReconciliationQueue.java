package relief.reconciliation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import relief.payment.AnswerOutcome;
import relief.payment.AppliedAnswers;
import relief.payment.BankWord;
import relief.payment.PaymentMetrics;
import relief.payment.PaymentService;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Queue;
import relief.platform.Tx;

/**
 * The reports that wait to be applied: each is read as a whole, for a broken one changes nothing, and then applied chunk
 * by chunk, so that a crash costs one chunk and no lock is held for long.
 */
public final class ReconciliationQueue implements Queue {
    static final String NAME = "reconciliation";
    private static final int CHUNK = 5_000;
    /** Codes that are safe to keep and to show: no room for words about people. */
    private static final Pattern REASON_CODE = Pattern.compile("[A-Za-z0-9._-]{1,35}");

    private final Vertx vertx;
    private final Database database;
    private final PaymentService payments;
    private final PaymentMetrics metrics;
    private final ReportFolder folder;
    private final BankReportStore reports = new BankReportStore();
    private final QuarantineStore quarantine = new QuarantineStore();

    public ReconciliationQueue(
            Vertx vertx, Database database, Path dataDir, PaymentService payments, PaymentMetrics metrics) {
        this.vertx = vertx;
        this.database = database;
        this.payments = payments;
        this.metrics = metrics;
        this.folder = new ReportFolder(dataDir);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** One report, whatever the limit. */
    @Override
    public Future<Integer> drain(int limit, Claimed claimed) {
        return database.read(reports::oldestWaiting)
                .compose(oldest ->
                        oldest.isPresent() ? apply(oldest.get(), claimed).map(1) : Future.succeededFuture(0));
    }

    private Future<Void> apply(BankReportStore.Key key, Claimed claimed) {
        claimed.replaceWith(List.of(key));
        return vertx.executeBlocking(() -> read(key), false)
                .compose(
                        answers -> applyFrom(key, answers),
                        failure -> failure instanceof BankReportFault
                                ? refuse(key, failure.getMessage())
                                : Future.failedFuture(failure));
    }

    private List<BankAnswer> read(BankReportStore.Key key) throws IOException {
        List<BankAnswer> answers = new ArrayList<>();
        try (InputStream report = folder.open(key.sha256())) {
            BankReportHeader header = new Pain002Reader(ReportUpload.MAX_BYTES).read(report, answers::add);
            if (answers.isEmpty()) {
                throw new BankReportFault("The report speaks of the file " + header.originalMessageId()
                        + " as a whole and names no single payment, so nothing can be applied.");
            }
        }
        return answers;
    }

    /** Chunk after chunk until the report does not wait any more, here or in another node's hands. */
    private Future<Void> applyFrom(BankReportStore.Key key, List<BankAnswer> answers) {
        return database.inTransaction(tx -> applyChunk(tx, key, answers)).compose(applied -> {
            metrics.answered(applied.answers());
            return applied.last() ? Future.succeededFuture() : applyFrom(key, answers);
        });
    }

    private record Chunk(AppliedAnswers answers, boolean last) {}

    private Future<Chunk> applyChunk(Tx tx, BankReportStore.Key key, List<BankAnswer> answers) {
        return reports.lockWaiting(tx.sql(), key).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(new Chunk(new AppliedAnswers(List.of(), List.of()), true));
            }
            int from = found.get().done();
            List<BankAnswer> chunk = answers.subList(from, Math.min(answers.size(), from + CHUNK));
            boolean last = from + chunk.size() == answers.size();
            List<BankWord> words = chunk.stream().map(ReconciliationQueue::word).toList();
            return payments.applyAnswers(tx, key.county(), words)
                    .compose(applied -> quarantine
                            .insert(tx.sql(), key, quarantined(from, chunk, applied.outcomes()))
                            .compose(kept ->
                                    reports.add(tx.sql(), key, chunk.size(), ReportCounts.of(applied.outcomes())))
                            .compose(added -> last ? finish(tx, key, answers.size()) : Future.succeededFuture())
                            .map(new Chunk(applied, last)));
        });
    }

    private Future<Void> finish(Tx tx, BankReportStore.Key key, int rows) {
        tx.record(JournalEntry.of(key.county(), "bank-report.applied", key.sha256(), "relief", Map.of("rows", rows)));
        return reports.applied(tx.sql(), key);
    }

    private Future<Void> refuse(BankReportStore.Key key, String sentence) {
        return database.inTransaction(tx -> reports.lockWaiting(tx.sql(), key).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture();
            }
            tx.record(JournalEntry.of(key.county(), "bank-report.refused", key.sha256(), "relief", Map.of()));
            return reports.faulty(tx.sql(), key, sentence);
        }));
    }

    private static BankWord word(BankAnswer answer) {
        String reason = answer.reasonCode();
        return new BankWord(
                answer.endToEndId(),
                answer.originalAmountFen(),
                answer.account(),
                answer.status(),
                reason == null || REASON_CODE.matcher(reason).matches() ? reason : "OTHER");
    }

    private static List<QuarantinedAnswer> quarantined(int from, List<BankAnswer> chunk, List<AnswerOutcome> outcomes) {
        List<QuarantinedAnswer> apart = new ArrayList<>();
        for (int i = 0; i < chunk.size(); i++) {
            if (outcomes.get(i).isQuarantined()) {
                apart.add(QuarantinedAnswer.of(from + i + 1, chunk.get(i), outcomes.get(i)));
            }
        }
        return apart;
    }

    @Override
    public Future<Void> setAside(Object row, String error) {
        return database.inTransaction(tx -> setAside(tx, (BankReportStore.Key) row, error));
    }

    private Future<Void> setAside(Tx tx, BankReportStore.Key key, String error) {
        return reports.setAside(tx.sql(), key, error).map(aside -> {
            if (aside) {
                tx.record(JournalEntry.of(key.county(), "bank-report.stuck", key.sha256(), "relief", Map.of()));
            }
            return null;
        });
    }

    @Override
    public Future<Depth> depth() {
        return database.read(reports::depth);
    }
}
