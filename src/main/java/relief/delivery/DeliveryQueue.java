package relief.delivery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import relief.payment.ReleasedFile;
import relief.payment.ReleasedFileService;
import relief.payment.ReleasedRun;
import relief.platform.Database;
import relief.platform.Queue;

/** The files that are to be brought to a bank; each turn takes the files of a run in, or brings one file a step further. */
public final class DeliveryQueue implements Queue {
    static final String NAME = "delivery";
    private static final int LANES = 4;
    /** Runs that no node took in by then are left to people for good: a way configured later must not send them again. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final Database database;
    private final BankDrops drops;
    private final ReleasedFileService files;
    private final Dispatch dispatch;
    private final DeliveryStore deliveries = new DeliveryStore();

    public DeliveryQueue(
            Vertx vertx, Database database, BankDrops drops, ReleasedFileService files, DeliveryMetrics metrics) {
        this(vertx, database, drops, files, metrics, Duration.ofMinutes(1));
    }

    /** @param lease how long a file stays with a node that does not say it still works on it */
    DeliveryQueue(
            Vertx vertx,
            Database database,
            BankDrops drops,
            ReleasedFileService files,
            DeliveryMetrics metrics,
            Duration lease) {
        this.database = database;
        this.drops = drops;
        this.files = files;
        this.dispatch = new Dispatch(vertx, database, drops, files, metrics, lease, LANES);
    }

    @Override
    public String name() {
        return NAME;
    }

    /** A slow bank does not keep the others waiting. */
    @Override
    public int lanes() {
        return LANES;
    }

    /** One run or one file, whatever the limit: no transaction is open while a bank is spoken to. */
    @Override
    public Future<Integer> drain(int limit, Claimed claimed) {
        return files.toDeliver(drops.profiles(), GRACE)
                .compose(runs -> planFirstFree(runs, 0))
                .compose(planned -> planned
                        ? Future.succeededFuture(1)
                        : database.read(deliveries::due).compose(keys -> bringFirstFree(keys, 0, claimed)));
    }

    private Future<Boolean> planFirstFree(List<ReleasedRun> runs, int index) {
        return index == runs.size()
                ? Future.succeededFuture(false)
                : plan(runs.get(index))
                        .compose(planned -> planned ? Future.succeededFuture(true) : planFirstFree(runs, index + 1));
    }

    /** False when somebody else has the run in hand. */
    private Future<Boolean> plan(ReleasedRun run) {
        return database.inTransaction(tx -> files.takeForDelivery(tx, run).compose(taken -> {
            List<ReleasedFile> wanted = taken.stream()
                    .filter(file -> drops.find(file.profile()).isPresent())
                    .toList();
            Future<Void> planned = wanted.isEmpty() ? Future.succeededFuture() : deliveries.plan(tx.sql(), wanted);
            return planned.map(!taken.isEmpty());
        }));
    }

    private Future<Integer> bringFirstFree(List<DeliveryStore.Key> keys, int index, Claimed claimed) {
        if (index == keys.size()) {
            return Future.succeededFuture(0);
        }
        return dispatch.claim(keys.get(index))
                .compose(found ->
                        found.isPresent() ? bring(found.get(), claimed) : bringFirstFree(keys, index + 1, claimed));
    }

    private Future<Integer> bring(Delivery delivery, Claimed claimed) {
        claimed.replaceWith(List.of(delivery));
        return dispatch.bring(delivery).map(1);
    }

    @Override
    public Future<Void> setAside(Object row, String error) {
        return database.read(sql -> deliveries.setAside(sql, (Delivery) row, error))
                .mapEmpty();
    }

    @Override
    public Future<Depth> depth() {
        return database.read(deliveries::depth);
    }
}
