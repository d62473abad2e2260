package relief.delivery;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import relief.bankfile.FileSigner;
import relief.bankfile.SignatureKind;
import relief.payment.PaymentDesk;
import relief.payment.ReleasedFileService;
import relief.payment.RunView;
import relief.platform.Queue;

/** A finance desk whose released files are brought to one bank. */
final class DeliveryDesk {
    final PaymentDesk payments;
    final FileSigner signer;
    final ReleasedFileService files;
    final DeliveryService deliveries;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    DeliveryQueue queue;

    /** Nobody else's files are on their way. */
    DeliveryDesk(Path dataDir, int rowsPerFile, BankDrop drop) {
        payments = new PaymentDesk(dataDir, rowsPerFile);
        payments.sql("update payment_run set deliveries_planned = true");
        payments.sql("delete from delivery");
        signer = FileSigner.open(dataDir.resolve("keys/payment"), SignatureKind.SM2);
        files = new ReleasedFileService(payments.vertx, payments.database, dataDir, signer, payments.runs);
        deliveries = new DeliveryService(payments.database, payments.runs, files);
        use(drop);
    }

    void use(BankDrop drop) {
        queue = node(drop, Duration.ofMinutes(1));
    }

    DeliveryQueue node(BankDrop drop, Duration lease) {
        BankDrops drops = new BankDrops(drop == null ? Map.of() : Map.of("TEST", drop));
        return new DeliveryQueue(payments.vertx, payments.database, drops, files, new DeliveryMetrics(meters), lease);
    }

    /** A run of as many payments, which two people let go. */
    RunView released(int count) {
        for (int i = 0; i < count; i++) {
            payments.grant(200_000 + i);
        }
        return payments.releasedRun();
    }

    /** Everything that is due now. */
    void bring() {
        payments.drain(queue);
    }

    /** The same after a while. */
    void bringLater() {
        payments.sql("update delivery set next_at = now() where state in ('PENDING', 'SENDING', 'UNKNOWN')");
        bring();
    }

    Delivery delivery(RunView run) {
        return deliveries.ofRun(payments.checker, run.run().id()).await().get(0);
    }

    Delivery retry(RunView run, RetryAct act) {
        return deliveries.retry(payments.checker, run.run().id(), 1, act).await();
    }

    /** Files whose payments count as sent from then on. */
    long sentFiles(RunView run) {
        return payments.sql(
                        "select count(sent_at) from payment_file where county = $1 and run = $2",
                        payments.county,
                        run.run().id())
                .get(0)
                .getLong(0);
    }

    double counted(String outcome) {
        return meters.get("relief.deliveries").tag("outcome", outcome).counter().count();
    }

    boolean told(UUID run, String event) {
        return payments.story(run).contains(event);
    }

    Queue.Depth depth() {
        return queue.depth().await();
    }
}
