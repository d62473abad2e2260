package relief;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import relief.authorization.Grants;
import relief.bankfile.BankProfiles;
import relief.fund.LedgerService;
import relief.identity.Access;
import relief.payment.FindingService;
import relief.payment.PayeeRoutes;
import relief.payment.PayeeService;
import relief.payment.PaymentMetrics;
import relief.payment.PaymentRoutes;
import relief.payment.PaymentRunService;
import relief.payment.ReleaseService;
import relief.payment.SealingQueue;
import relief.platform.ContractRouter;
import relief.platform.Database;
import relief.platform.Queue;
import relief.platform.Recurring;
import relief.platform.Settings;
import relief.platform.Vault;
import relief.reconciliation.BankReason;
import relief.reconciliation.BankReasons;
import relief.region.Regions;
import relief.request.RequestService;

/** The part of the wiring that turns grants into runs and files, brings them to the banks and hears their answers. */
final class PaymentWiring {
    private static final Duration COUNT_EVERY = Duration.ofSeconds(5);

    private final PaymentRunService runs;
    private final PaymentRoutes payments;
    private final PayeeRoutes payees;
    private final SealingQueue sealing;
    private final BankWiring banks;
    private final ReportWiring reports;

    PaymentWiring(
            Vertx vertx,
            Database database,
            Settings settings,
            Vault vault,
            Access access,
            LedgerService ledger,
            RequestService requests,
            Regions regions,
            MeterRegistry meters) {
        Path dataDir = settings.dataDir();
        Grants grants = new Grants();
        BankProfiles profiles = BankProfiles.load(settings.bankAccess().profiles());
        BankReasons reasons = BankReasons.bundled();
        PaymentMetrics metrics = new PaymentMetrics(
                meters, reasons.all().stream().map(BankReason::code).collect(Collectors.toSet()));
        runs = new PaymentRunService(database, access, vault, profiles, grants, metrics);
        ReleaseService releases = new ReleaseService(vertx, database, dataDir, ledger, grants, runs, metrics);
        payments = new PaymentRoutes(runs, releases, new FindingService(vertx, database, vault, runs), profiles);
        payees = new PayeeRoutes(new PayeeService(database, access, vault, grants, requests));
        sealing = new SealingQueue(vertx, database, vault, dataDir, profiles, grants, metrics);
        banks = new BankWiring(vertx, database, settings, profiles, runs, meters);
        reports = new ReportWiring(vertx, settings, database, vault, regions, ledger, grants, metrics, reasons, meters);
    }

    void register(ContractRouter contract) {
        payments.register(contract);
        banks.register(contract);
        payees.register(contract);
        reports.register(contract);
    }

    List<Queue> queues() {
        return List.of(sealing, banks.queue(), reports.queue());
    }

    List<Recurring> start(Vertx vertx) {
        List<Recurring> started = new ArrayList<>(reports.start(vertx));
        started.add(Recurring.start(vertx, "counting payment runs", COUNT_EVERY, runs::measure));
        return started;
    }
}
