package relief;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import relief.bankfile.BankProfiles;
import relief.bankfile.FileSigner;
import relief.bankfile.SignatureKind;
import relief.delivery.BankDrops;
import relief.delivery.DeliveryMetrics;
import relief.delivery.DeliveryQueue;
import relief.delivery.DeliveryRoutes;
import relief.delivery.DeliveryService;
import relief.payment.DownloadRoutes;
import relief.payment.PaymentRunService;
import relief.payment.ReleasedFileService;
import relief.platform.ContractRouter;
import relief.platform.Database;
import relief.platform.Queue;
import relief.platform.Settings;

/** The part of the wiring that vouches for released files and brings them to the banks; opens its keys and ways at start. */
final class BankWiring {
    private final DownloadRoutes downloads;
    private final DeliveryRoutes deliveries;
    private final DeliveryQueue queue;

    BankWiring(
            Vertx vertx,
            Database database,
            Settings settings,
            BankProfiles profiles,
            PaymentRunService runs,
            MeterRegistry meters) {
        Settings.BankAccess access = settings.bankAccess();
        FileSigner signer = FileSigner.open(
                access.keys().orElse(settings.dataDir().resolve("keys").resolve("payment")),
                SignatureKind.valueOf(access.firstKey()));
        BankDrops drops = BankDrops.read(access.drops(), profiles);
        ReleasedFileService files = new ReleasedFileService(vertx, database, settings.dataDir(), signer, runs);
        downloads = new DownloadRoutes(files, signer);
        deliveries = new DeliveryRoutes(new DeliveryService(database, runs, files));
        queue = new DeliveryQueue(vertx, database, drops, files, new DeliveryMetrics(meters));
    }

    void register(ContractRouter contract) {
        downloads.register(contract);
        deliveries.register(contract);
    }

    Queue queue() {
        return queue;
    }
}
