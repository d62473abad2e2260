package relief;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import relief.authorization.Grants;
import relief.fund.LedgerService;
import relief.identity.Access;
import relief.payment.DisputeService;
import relief.payment.PaymentMetrics;
import relief.payment.PaymentService;
import relief.platform.ContractRouter;
import relief.platform.Database;
import relief.platform.Queue;
import relief.platform.Recurring;
import relief.platform.Settings;
import relief.platform.Vault;
import relief.reconciliation.BankReasons;
import relief.reconciliation.BankReportRoutes;
import relief.reconciliation.BankReportService;
import relief.reconciliation.QuarantineService;
import relief.reconciliation.ReconciliationQueue;
import relief.reconciliation.ReportPickup;
import relief.region.Regions;

/** The part of the wiring that takes banks' reports in and applies them. */
final class ReportWiring {
    private static final Duration COUNT_EVERY = Duration.ofSeconds(5);
    private static final Duration PICKUP_EVERY = Duration.ofSeconds(5);

    private final BankReportService reports;
    private final QuarantineService quarantine;
    private final Optional<ReportPickup> pickup;
    private final ReconciliationQueue queue;
    private final BankReasons reasons;

    ReportWiring(
            Vertx vertx,
            Settings settings,
            Database database,
            Vault vault,
            Regions regions,
            LedgerService ledger,
            Grants grants,
            PaymentMetrics metrics,
            BankReasons reasons,
            MeterRegistry meters) {
        Path dataDir = settings.dataDir();
        Access access = new Access(regions);
        this.reasons = reasons;
        reports = new BankReportService(vertx, database, access, dataDir);
        pickup = settings.bankAccess()
                .reports()
                .map(folder -> new ReportPickup(vertx, regions, reports, folder, dataDir));
        quarantine = new QuarantineService(database, access, vault, new DisputeService(ledger, grants), meters);
        PaymentService payments = new PaymentService(vertx, vault, ledger, grants);
        queue = new ReconciliationQueue(vertx, database, vault, dataDir, payments, metrics);
    }

    Queue queue() {
        return queue;
    }

    void register(ContractRouter contract) {
        new BankReportRoutes(reports, quarantine, reasons).register(contract);
    }

    List<Recurring> start(Vertx vertx) {
        List<Recurring> started = new ArrayList<>();
        started.add(Recurring.start(vertx, "counting quarantined answers", COUNT_EVERY, quarantine::measure));
        pickup.ifPresent(
                folder -> started.add(Recurring.start(vertx, "picking up bank reports", PICKUP_EVERY, folder::round)));
        return started;
    }
}
