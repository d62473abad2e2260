package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import relief.authorization.Grants;
import relief.bankfile.BankProfiles;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Queue;
import relief.platform.Tx;
import relief.platform.Vault;

/** The runs that wait for their grants or their files; each turn brings one run one step further. */
public final class SealingQueue implements Queue {
    static final String NAME = "payment";

    private final Database database;
    private final PaymentMetrics metrics;
    private final CollectionService collection;
    private final SealingService sealing;
    private final SealingQueueStore runs = new SealingQueueStore();

    public SealingQueue(
            Vertx vertx,
            Database database,
            Vault vault,
            Path dataDir,
            BankProfiles profiles,
            Grants grants,
            PaymentMetrics metrics) {
        this.database = database;
        this.metrics = metrics;
        this.collection = new CollectionService(grants);
        this.sealing = new SealingService(vertx, vault, profiles, new SealedFolder(dataDir));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** One run, whatever the limit: a run is large enough for a transaction of its own. */
    @Override
    public Future<Integer> drain(int limit, Claimed claimed) {
        return database.read(runs::waiting).compose(keys -> drainFirstFree(keys, 0, claimed));
    }

    private Future<Integer> drainFirstFree(List<SealingQueueStore.Key> keys, int index, Claimed claimed) {
        if (index == keys.size()) {
            return Future.succeededFuture(0);
        }
        return database.inTransaction(tx -> step(tx, keys.get(index), claimed))
                .compose(step -> step.isPresent()
                        ? Future.succeededFuture(measured(step.get()))
                        : drainFirstFree(keys, index + 1, claimed));
    }

    private int measured(List<OffsetDateTime> receivedAt) {
        metrics.sealed(receivedAt);
        return 1;
    }

    /** Empty when another node has the run in hand. */
    private Future<Optional<List<OffsetDateTime>>> step(Tx tx, SealingQueueStore.Key key, Claimed claimed) {
        return runs.claim(tx.sql(), key)
                .compose(found -> found.isPresent()
                        ? step(tx, key, found.get(), claimed).map(Optional::of)
                        : Future.succeededFuture(Optional.empty()));
    }

    private Future<List<OffsetDateTime>> step(Tx tx, SealingQueueStore.Key key, PaymentRun run, Claimed claimed) {
        claimed.replaceWith(List.of(key));
        return run.state() == RunState.COLLECTING
                ? collection.collect(tx, run).map(List.<OffsetDateTime>of())
                : sealing.sealNextFile(tx, run);
    }

    @Override
    public Future<Void> setAside(Object row, String error) {
        return database.inTransaction(tx -> setAside(tx, (SealingQueueStore.Key) row, error));
    }

    private Future<Void> setAside(Tx tx, SealingQueueStore.Key key, String error) {
        return runs.setAside(tx.sql(), key, error).map(aside -> {
            if (aside) {
                tx.record(JournalEntry.of(key.county(), "payment-run.stuck", key.id(), "relief", Map.of()));
            }
            return null;
        });
    }

    @Override
    public Future<Depth> depth() {
        return database.read(runs::depth);
    }
}
