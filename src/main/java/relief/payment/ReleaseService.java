package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import relief.authorization.Grants;
import relief.fund.LedgerService;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Tx;

/** Lets a second person release sealed files to the bank, once they proved to be those that were sealed. */
public final class ReleaseService {
    private final Vertx vertx;
    private final Database database;
    private final SealedFolder folder;
    private final LedgerService ledger;
    private final Grants grants;
    private final PaymentRunService service;
    private final PaymentMetrics metrics;
    private final PaymentRunStore runs = new PaymentRunStore();
    private final PaymentStore payments = new PaymentStore();

    public ReleaseService(
            Vertx vertx,
            Database database,
            Path dataDir,
            LedgerService ledger,
            Grants grants,
            PaymentRunService service,
            PaymentMetrics metrics) {
        this.vertx = vertx;
        this.database = database;
        this.folder = new SealedFolder(dataDir);
        this.ledger = ledger;
        this.grants = grants;
        this.service = service;
        this.metrics = metrics;
    }

    /** Released again by the same person it answers the same. */
    public Future<RunView> release(Caller caller, UUID id) {
        return database.read(sql -> service.find(sql, caller, id).compose(run -> service.view(sql, run)))
                .compose(seen -> isReleasedBy(caller, seen.run())
                        ? Future.succeededFuture(seen)
                        : requireUnchanged(seen, seen.files())
                                .compose(proved -> database.inTransaction(tx -> release(tx, caller, seen.run())))
                                .compose(released -> measure(seen.run()).map(released)));
    }

    /** What was released stays released, whether or not it can be measured. */
    private Future<Void> measure(PaymentRun run) {
        return database.read(sql -> payments.ages(sql, run.county(), run.id(), PaymentMetrics.boundsSeconds()))
                .compose(ages -> vertx.executeBlocking(
                        () -> {
                            metrics.released(ages);
                            return null;
                        },
                        false))
                .otherwiseEmpty()
                .mapEmpty();
    }

    private static boolean isReleasedBy(Caller caller, PaymentRun run) {
        boolean again = run.state().isReleased()
                && run.released().filter(deed -> deed.by().equals(caller.id())).isPresent();
        if (!again) {
            requireReleasable(caller, run);
        }
        return again;
    }

    private static void requireReleasable(Caller caller, PaymentRun run) {
        if (run.made().by().equals(caller.id())) {
            throw Refused.because("own-run", "A payment run is released by another person than its maker.");
        }
        if (run.state() != RunState.SEALED) {
            throw Refused.because("wrong-state", "A run in state " + run.state() + " cannot be released.");
        }
    }

    private Future<Void> requireUnchanged(RunView view, List<PaymentFile> files) {
        return vertx.executeBlocking(
                () -> {
                    for (PaymentFile file : files) {
                        if (!folder.isUnchanged(view.run(), file)) {
                            throw Refused.because(
                                    "digest-changed",
                                    "The file " + file.name() + " is not the one that was sealed.",
                                    Map.of("file", file.name()));
                        }
                    }
                    return null;
                },
                false);
    }

    private Future<RunView> release(Tx tx, Caller caller, PaymentRun seen) {
        return service.lock(tx.sql(), seen.county(), seen.id()).compose(run -> {
            Future<Void> done = isReleasedBy(caller, run)
                    ? Future.succeededFuture()
                    : tx.planAnew()
                            .compose(anew -> requireUndisputed(tx, run))
                            .compose(clear -> requireOthersGrants(tx, caller, run))
                            .compose(clear -> runs.released(tx.sql(), run, caller.id(), caller.username()))
                            .compose(marked -> ledger.moveAll(
                                    tx, run.county(), PaymentStore.TO_DISPATCH, PaymentStore.toDispatch(run, caller)))
                            .map(dispatched -> record(tx, caller, run));
            return done.compose(released -> service.lock(tx.sql(), run.county(), run.id()))
                    .compose(after -> service.view(tx.sql(), after));
        });
    }

    private Future<Void> requireUndisputed(Tx tx, PaymentRun run) {
        return grants.hasDisputed(tx, run.county(), run.id()).map(disputed -> {
            if (disputed) {
                throw Refused.because(
                        "quarantined",
                        "Of a grant of this run the bank said that an earlier payment was made after all; cancel the run.");
            }
            return null;
        });
    }

    private Future<Void> requireOthersGrants(Tx tx, Caller caller, PaymentRun run) {
        return grants.hasApprovedBy(tx, run.county(), run.id(), caller.username())
                .map(own -> {
                    if (own) {
                        throw Refused.because(
                                "own-run", "You approved a grant of this run; another person releases it.");
                    }
                    return null;
                });
    }

    private static Void record(Tx tx, Caller caller, PaymentRun run) {
        tx.record(JournalEntry.of(
                run.county(),
                "payment-run.released",
                run.id(),
                caller.username(),
                Map.of("count", run.count(), "totalFen", run.totalFen())));
        return null;
    }
}
