package relief.reconciliation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import relief.identity.Access;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Page;
import relief.platform.Tx;

/** Takes banks' reports in and shows what became of them. */
public final class BankReportService {
    private final Vertx vertx;
    private final Database database;
    private final Access access;
    private final ReportFolder folder;
    private final BankReportStore reports = new BankReportStore();

    /** A report after a PUT, and whether that PUT was the first. */
    public record Put(boolean first, BankReport report) {}

    public BankReportService(Vertx vertx, Database database, Access access, Path dataDir) {
        this.vertx = vertx;
        this.database = database;
        this.access = access;
        this.folder = new ReportFolder(dataDir);
    }

    /** @param body paused; read to its end here */
    public Future<Put> put(Caller caller, Optional<String> county, String sha256, HttpServerRequest body) {
        BankReportStore.Key key = new BankReportStore.Key(access.county(caller, county), sha256);
        return new ReportUpload(vertx, body, sha256)
                .keepIn(folder)
                .compose(bytes -> database.inTransaction(tx -> keep(tx, caller.id(), caller.username(), key, bytes)));
    }

    /** The same for a file that came by itself and is kept already; answers it as it stands now. */
    Future<BankReport> pickUp(BankReportStore.Key key, long bytes) {
        return database.inTransaction(tx -> keep(tx, null, "relief", key, bytes))
                .map(Put::report);
    }

    private Future<Put> keep(Tx tx, UUID receivedBy, String receiver, BankReportStore.Key key, long bytes) {
        return reports.insert(tx.sql(), key, receivedBy, receiver, bytes).compose(first -> {
            if (first) {
                tx.record(JournalEntry.of(
                        key.county(), "bank-report.received", key.sha256(), receiver, Map.of("bytes", bytes)));
                tx.ring(ReconciliationQueue.NAME);
            }
            return reports.find(tx.sql(), key).map(report -> new Put(first, report.orElseThrow()));
        });
    }

    public Future<BankReport> get(Caller caller, Optional<String> county, String sha256) {
        BankReportStore.Key key = new BankReportStore.Key(access.county(caller, county), sha256);
        return database.read(sql -> reports.find(sql, key).map(BankReportService::known));
    }

    /** Newest first. */
    public Future<Page<BankReport>> list(
            Caller caller, Optional<String> county, Optional<List<String>> after, int limit) {
        String where = access.county(caller, county);
        OffsetDateTime beforeAt = after.map(key -> Page.time(key.get(0))).orElse(null);
        String beforeSha256 = after.map(key -> key.get(1)).orElse(null);
        return database.read(sql -> reports.page(sql, where, beforeAt, beforeSha256, limit + 1))
                .map(found -> Page.of(
                        found, limit, report -> List.of(report.receivedAt().toString(), report.sha256())));
    }

    private static BankReport known(Optional<BankReport> found) {
        return found.orElseThrow(() -> Refused.notFound("The bank report"));
    }
}
