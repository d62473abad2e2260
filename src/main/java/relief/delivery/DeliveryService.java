package relief.delivery;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import relief.kernel.Refused;
import relief.payment.PaymentRunService;
import relief.payment.ReleasedFileService;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Tx;

/** Shows people where the files of a run are, and lets them settle what the machine cannot. */
public final class DeliveryService {
    private final Database database;
    private final PaymentRunService runs;
    private final ReleasedFileService files;
    private final DeliveryStore deliveries = new DeliveryStore();

    public DeliveryService(Database database, PaymentRunService runs, ReleasedFileService files) {
        this.database = database;
        this.runs = runs;
        this.files = files;
    }

    /** In the order of the files; none while the run was not released, or when nobody brings its files. */
    public Future<List<Delivery>> ofRun(Caller caller, UUID run) {
        return runs.get(caller, run)
                .compose(view ->
                        database.read(sql -> deliveries.ofRun(sql, view.run().county(), run)));
    }

    /** Said again of a delivery that was settled so, it answers the same. */
    public Future<Delivery> retry(Caller caller, UUID run, int number, RetryAct act) {
        return runs.get(caller, run).compose(view -> {
            DeliveryStore.Key key = new DeliveryStore.Key(view.run().county(), run, number);
            return database.inTransaction(tx -> locked(tx, key)
                    .compose(delivery -> retry(tx, caller, delivery, act))
                    .compose(done -> locked(tx, key)));
        });
    }

    private Future<Delivery> locked(Tx tx, DeliveryStore.Key key) {
        return deliveries.lock(tx.sql(), key).map(found -> found.orElseThrow(() -> Refused.notFound("The delivery")));
    }

    private Future<Void> retry(Tx tx, Caller caller, Delivery delivery, RetryAct act) {
        DeliveryState to = next(delivery, act);
        if (to == DeliveryState.SENT && delivery.state() == DeliveryState.SENT) {
            return Future.succeededFuture();
        }
        return deliveries.move(tx.sql(), delivery, to).compose(moved -> {
            if (!moved) {
                throw Refused.because("wrong-state", "A node is at the bank with the file right now.");
            }
            tx.ring(DeliveryQueue.NAME);
            tx.record(JournalEntry.of(
                    delivery.county(),
                    "payment-file.retried",
                    delivery.run(),
                    caller.username(),
                    Map.of("file", delivery.file(), "act", act.name())));
            return to == DeliveryState.SENT
                    ? files.sent(tx, delivery.county(), delivery.run(), delivery.number())
                    : Future.succeededFuture();
        });
    }

    private static DeliveryState next(Delivery delivery, RetryAct act) {
        return switch (delivery.state()) {
            case PENDING, REFUSED -> act == RetryAct.CONFIRM ? DeliveryState.SENT : DeliveryState.PENDING;
            case UNKNOWN ->
                switch (act) {
                    case NOW -> DeliveryState.UNKNOWN;
                    case SEND -> DeliveryState.PENDING;
                    case CONFIRM -> DeliveryState.SENT;
                };
            case SENT -> {
                if (act != RetryAct.CONFIRM) {
                    throw Refused.because("wrong-state", "The bank has the file; it is not sent again.");
                }
                yield DeliveryState.SENT;
            }
            case SENDING -> throw Refused.because("wrong-state", "The file is being sent right now.");
        };
    }
}
