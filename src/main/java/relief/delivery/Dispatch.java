package relief.delivery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import relief.delivery.Courier.Found;
import relief.delivery.DropFault.Kind;
import relief.kernel.Refused;
import relief.payment.ReleasedFileService;
import relief.platform.Database;
import relief.platform.JournalEntry;

/**
 * Brings one file to its bank and writes down what became of it. Nothing is sent while it is open whether the bank has it,
 * and that is written down before the step that can leave it open.
 */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final int BEATS_PER_LEASE = 4;

    private final Vertx vertx;
    private final WorkerExecutor threads;
    private final Database database;
    private final BankDrops drops;
    private final ReleasedFileService files;
    private final DeliveryMetrics metrics;
    private final Duration lease;
    private final DeliveryStore deliveries = new DeliveryStore();

    /** How a try ended. */
    private record End(DeliveryState state, DropFault fault) {
        static final End SENT = new End(DeliveryState.SENT, null);
        /** Another node has it in hand by now, and writes down what becomes of it. */
        static final End OVERTAKEN = new End(DeliveryState.PENDING, null);
    }

    Dispatch(
            Vertx vertx,
            Database database,
            BankDrops drops,
            ReleasedFileService files,
            DeliveryMetrics metrics,
            Duration lease,
            int threads) {
        this.vertx = vertx;
        this.threads = vertx.createSharedWorkerExecutor("relief-delivery", threads, 1, TimeUnit.HOURS);
        this.database = database;
        this.drops = drops;
        this.files = files;
        this.metrics = metrics;
        this.lease = lease;
    }

    Future<Optional<Delivery>> claim(DeliveryStore.Key key) {
        return database.read(sql -> deliveries.claim(sql, key, lease));
    }

    /** @param delivery just claimed */
    Future<Void> bring(Delivery delivery) {
        long heartbeat = vertx.setPeriodic(
                lease.toMillis() / BEATS_PER_LEASE,
                beat -> database.read(sql -> deliveries.keep(sql, delivery, lease))
                        .onFailure(
                                failure -> LOG.warn("a delivery in hand was not prolonged: {}", failure.getMessage())));
        return files.vouch(delivery.county(), delivery.run(), delivery.number())
                .compose(vouched -> carry(delivery, Parcel.of(vouched)))
                .recover(failure -> ended(delivery, failure))
                .eventually(() -> {
                    vertx.cancelTimer(heartbeat);
                    return Future.succeededFuture();
                })
                .compose(end -> write(delivery, end));
    }

    private Future<End> carry(Delivery delivery, Parcel parcel) {
        return threads.executeBlocking(() -> Courier.open(drop(delivery), parcel), false)
                .compose(courier -> threads.executeBlocking(() -> prepare(courier, delivery), false)
                        .compose(found -> end(courier, delivery, found))
                        .eventually(() -> threads.executeBlocking(() -> closed(courier), false)));
    }

    private BankDrop drop(Delivery delivery) throws DropFault {
        return drops.find(delivery.profile())
                .orElseThrow(() ->
                        new DropFault(Kind.NO_DROP, "No way to the bank " + delivery.profile() + " is configured."));
    }

    private static Found prepare(Courier courier, Delivery delivery) throws DropFault {
        Found found = courier.look();
        if (found == Found.NOTHING && delivery.state() == DeliveryState.SENDING) {
            courier.upload();
        }
        return found;
    }

    private static Void closed(Courier courier) {
        courier.close();
        return null;
    }

    private Future<End> end(Courier courier, Delivery delivery, Found found) {
        return switch (found) {
            case SAME -> Future.succeededFuture(End.SENT);
            case OTHER -> Future.failedFuture(Courier.otherContent(delivery.file()));
            case NOTHING ->
                delivery.state() == DeliveryState.SENDING
                        ? database.read(sql -> deliveries.uncertain(sql, delivery, lease))
                                .compose(mine -> mine ? place(courier) : Future.succeededFuture(End.OVERTAKEN))
                        : ask(courier);
        };
    }

    private Future<End> ask(Courier courier) {
        return threads.executeBlocking(courier::isUploaded, false)
                .compose(uploaded -> uploaded
                        ? place(courier)
                        : Future.succeededFuture(new End(
                                DeliveryState.UNKNOWN,
                                new DropFault(
                                        Kind.LOST, "The file does not stand at the bank: taken, or never there."))));
    }

    private Future<End> place(Courier courier) {
        return threads.executeBlocking(
                        () -> {
                            courier.place();
                            return End.SENT;
                        },
                        false)
                .recover(failure -> failure instanceof DropFault fault && fault.kind() == Kind.LOST
                        ? Future.succeededFuture(new End(DeliveryState.UNKNOWN, fault))
                        : Future.failedFuture(failure));
    }

    /** A file of which it is open whether the bank has it stays so, unless the bank itself said what stands there. */
    private static Future<End> ended(Delivery delivery, Throwable failure) {
        if (failure instanceof Refused refused && refused.code().equals("digest-changed")) {
            return ended(delivery, new DropFault(Kind.FILE_CHANGED, refused));
        }
        if (!(failure instanceof DropFault fault)) {
            return Future.failedFuture(failure);
        }
        boolean open = delivery.state() == DeliveryState.UNKNOWN && fault.kind() != Kind.OTHER_CONTENT;
        DeliveryState passing = open ? DeliveryState.UNKNOWN : DeliveryState.PENDING;
        boolean waits = fault.kind().isPassing() || open;
        return Future.succeededFuture(new End(waits ? passing : DeliveryState.REFUSED, fault));
    }

    private Future<Void> write(Delivery delivery, End end) {
        Duration wait = Backoff.after(delivery.attempts());
        String fault = end.fault() == null ? null : end.fault().kind().name();
        String detail = end.fault() == null ? null : end.fault().getMessage();
        return database.inTransaction(tx -> deliveries
                        .close(tx.sql(), delivery, end.state(), wait, fault, detail)
                        .compose(mine -> {
                            if (mine && end.state() != DeliveryState.PENDING && end.state() != delivery.state()) {
                                tx.record(entry(delivery, end.state()));
                            }
                            return mine && end.state() == DeliveryState.SENT
                                    ? files.sent(tx, delivery.county(), delivery.run(), delivery.number())
                                            .map(true)
                                    : Future.succeededFuture(mine);
                        }))
                .map(mine -> {
                    if (mine) {
                        metrics.ended(end.state());
                    }
                    return null;
                });
    }

    private static JournalEntry entry(Delivery delivery, DeliveryState state) {
        String event = switch (state) {
            case SENT -> "payment-file.sent";
            case UNKNOWN -> "payment-file.uncertain";
            default -> "payment-file.refused";
        };
        return JournalEntry.of(
                delivery.county(),
                event,
                delivery.run(),
                "relief",
                Map.of("file", delivery.file(), "attempts", delivery.attempts()));
    }
}
