package relief.reconciliation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import relief.payment.AnswerSlice;
import relief.payment.AppliedAnswers;
import relief.payment.NotStaged;
import relief.payment.PaymentMetrics;
import relief.payment.PaymentService;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Queue;
import relief.platform.Tx;
import relief.platform.Vault;

/**
 * The reports that wait to be applied: each is staged as a whole, for a broken one changes nothing, and then applied slice
 * by slice, so that a crash costs one slice and no lock is held for long.
 */
public final class ReconciliationQueue implements Queue {
    static final String NAME = "reconciliation";
    private static final int SLICE = 50_000;
    private static final Applied NOTHING = new Applied(new AppliedAnswers(Map.of(), List.of()), true);

    private final Vertx vertx;
    private final Database database;
    private final PaymentService payments;
    private final PaymentMetrics metrics;
    private final ReportStager stager;
    private final BankReportStore reports = new BankReportStore();

    public ReconciliationQueue(
            Vertx vertx,
            Database database,
            Vault vault,
            Path dataDir,
            PaymentService payments,
            PaymentMetrics metrics) {
        this.vertx = vertx;
        this.database = database;
        this.payments = payments;
        this.metrics = metrics;
        this.stager = new ReportStager(database, vault, new ReportFolder(dataDir), ReturnLayouts.open(dataDir));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** One report, whatever the limit. */
    @Override
    public Future<Integer> drain(int limit, Claimed claimed) {
        return database.read(reports::oldestWaiting)
                .compose(oldest -> oldest.isPresent() ? apply(oldest.get(), claimed) : Future.succeededFuture(0));
    }

    private Future<Integer> apply(BankReportStore.Key key, Claimed claimed) {
        claimed.replaceWith(List.of(key));
        return vertx.executeBlocking(() -> stager.stage(key), false)
                .compose(
                        staged -> staged ? applyNext(key).map(1) : Future.succeededFuture(0),
                        failure -> failure instanceof BankReportFault
                                ? refuse(key, failure.getMessage()).map(1)
                                : Future.failedFuture(failure));
    }

    /** Slice after slice until the report does not wait any more, here or in another node's hands. */
    private Future<Void> applyNext(BankReportStore.Key key) {
        return database.inTransaction(tx -> reports.lockWaiting(tx.sql(), key)
                        .compose(found -> found.isPresent() && found.get().rows() != null
                                ? applySlice(tx, key, found.get())
                                : Future.succeededFuture(NOTHING)))
                .compose(
                        applied -> {
                            metrics.answered(applied.answers());
                            return applied.last() ? Future.succeededFuture() : applyNext(key);
                        },
                        failure -> failure instanceof NotStaged
                                ? database.inTransaction(tx -> reports.unstage(tx.sql(), key))
                                : Future.failedFuture(failure));
    }

    private record Applied(AppliedAnswers answers, boolean last) {}

    private Future<Applied> applySlice(Tx tx, BankReportStore.Key key, BankReportStore.Staged report) {
        if (report.rows() < report.done()) {
            return Future.failedFuture(new IllegalStateException("the report reads shorter than before"));
        }
        int through = Math.min(report.rows(), report.done() + SLICE);
        boolean last = through == report.rows();
        AnswerSlice slice = new AnswerSlice(key.county(), report.number(), report.done(), through);
        return payments.applyAnswers(tx, slice)
                .compose(applied -> QuarantineStore.insertAnswered(tx.sql(), key)
                        .compose(kept -> reports.add(tx.sql(), key, through - report.done(), ReportCounts.of(applied)))
                        .compose(added -> last ? finish(tx, key, report.rows()) : Future.succeededFuture())
                        .map(new Applied(applied, last)));
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
