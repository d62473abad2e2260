package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import relief.authorization.Grants;
import relief.bankfile.BankProfiles;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Queue;
import relief.platform.Tx;
import relief.platform.Vault;

/**
 * The runs that wait for their grants and the files that wait to be sealed; a turn brings one run a slice further, or
 * seals one file. Several workers of several nodes take turns side by side, each with a run or file of its own.
 */
public final class SealingQueue implements Queue {
    static final String NAME = "payment";

    private static final int LANES = 2;

    private final Vertx vertx;
    private final Database database;
    private final PaymentMetrics metrics;
    private final CollectionService collection;
    private final SealingService sealing;
    private final SealingQueueStore waiting = new SealingQueueStore();
    private final PaymentStore payments = new PaymentStore();

    /** What a turn did. */
    private enum Turn {
        /** Another worker has it in hand. */
        NONE,
        STEP,
        /** The last file of a run. */
        RUN_SEALED
    }

    public SealingQueue(
            Vertx vertx,
            Database database,
            Vault vault,
            Path dataDir,
            BankProfiles profiles,
            Grants grants,
            PaymentMetrics metrics) {
        this.vertx = vertx;
        this.database = database;
        this.metrics = metrics;
        this.collection = new CollectionService(vertx, vault, profiles, grants);
        this.sealing = new SealingService(vertx, vault, profiles, new SealedFolder(dataDir));
    }

    @Override
    public String name() {
        return NAME;
    }

    /** So that one file is decrypted while another is digested and forced to the disk. */
    @Override
    public int lanes() {
        return LANES;
    }

    /** One run or file, whatever the limit: each is large enough for a transaction of its own. */
    @Override
    public Future<Integer> drain(int limit, Claimed claimed) {
        return database.read(waiting::waiting).compose(keys -> drainFirstFree(keys, 0, claimed));
    }

    private Future<Integer> drainFirstFree(List<SealingQueueStore.Key> keys, int index, Claimed claimed) {
        if (index == keys.size()) {
            return Future.succeededFuture(0);
        }
        SealingQueueStore.Key key = keys.get(index);
        return database.inTransaction(tx -> key.isFile() ? sealFile(tx, key, claimed) : collect(tx, key, claimed))
                .compose(turn -> switch (turn) {
                    case NONE -> drainFirstFree(keys, index + 1, claimed);
                    case STEP -> Future.succeededFuture(1);
                    case RUN_SEALED -> measure(key).map(1);
                });
    }

    private Future<Turn> collect(Tx tx, SealingQueueStore.Key key, Claimed claimed) {
        return waiting.claimRun(tx.sql(), key).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(Turn.NONE);
            }
            claimed.replaceWith(List.of(key));
            return collection.collectSlice(tx, found.get()).map(Turn.STEP);
        });
    }

    private Future<Turn> sealFile(Tx tx, SealingQueueStore.Key key, Claimed claimed) {
        return waiting.claimFile(tx.sql(), key).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(Turn.NONE);
            }
            claimed.replaceWith(List.of(key));
            return waiting.runOfFile(tx.sql(), key)
                    .compose(run -> sealing.seal(tx, run, found.get()))
                    .map(last -> last ? Turn.RUN_SEALED : Turn.STEP);
        });
    }

    /** What was sealed stays sealed, whether or not it can be measured. */
    private Future<Void> measure(SealingQueueStore.Key key) {
        UUID run = key.run();
        return database.read(sql -> payments.ages(sql, key.county(), run, PaymentMetrics.boundsSeconds()))
                .compose(ages -> vertx.executeBlocking(
                        () -> {
                            metrics.sealed(ages);
                            return null;
                        },
                        false))
                .otherwiseEmpty()
                .mapEmpty();
    }

    @Override
    public Future<Void> setAside(Object row, String error) {
        return database.inTransaction(tx -> setAside(tx, (SealingQueueStore.Key) row, error));
    }

    private Future<Void> setAside(Tx tx, SealingQueueStore.Key key, String error) {
        return waiting.setAside(tx.sql(), key, error).map(aside -> {
            if (aside) {
                Map<String, Object> facts = key.isFile() ? Map.of("number", key.number()) : Map.of();
                tx.record(JournalEntry.of(key.county(), "payment-run.stuck", key.run(), "relief", facts));
            }
            return null;
        });
    }

    @Override
    public Future<Depth> depth() {
        return database.read(waiting::depth);
    }
}
