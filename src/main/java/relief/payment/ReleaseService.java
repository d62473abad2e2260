package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import relief.authorization.Grants;
import relief.fund.LedgerService;
import relief.fund.Movement;
import relief.fund.TransferKind;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Tx;

/** Lets a second person release sealed files to the bank, once they proved to be those that were sealed. */
public final class ReleaseService {
    private static final int CHUNK = 5_000;

    private final Vertx vertx;
    private final Database database;
    private final SealedFolder folder;
    private final LedgerService ledger;
    private final Grants grants;
    private final PaymentRunService service;
    private final PaymentMetrics metrics;
    private final PaymentRunStore runs = new PaymentRunStore();
    private final PaymentStore payments = new PaymentStore();

    private record Released(RunView run, List<OffsetDateTime> receivedAt) {}

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
                                .map(released -> {
                                    metrics.released(released.receivedAt());
                                    return released.run();
                                }));
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

    private Future<Released> release(Tx tx, Caller caller, PaymentRun seen) {
        return service.lock(tx.sql(), seen.county(), seen.id()).compose(run -> {
            List<OffsetDateTime> receivedAt = new ArrayList<>();
            Future<Void> done = isReleasedBy(caller, run)
                    ? Future.succeededFuture()
                    : requireUndisputed(tx, run)
                            .compose(clear -> requireOthersGrants(tx, caller, run))
                            .compose(clear -> runs.released(tx.sql(), run, caller.id(), caller.username()))
                            .compose(marked -> dispatch(tx, caller, run, 1, receivedAt))
                            .map(dispatched -> record(tx, caller, run));
            return done.compose(released -> service.lock(tx.sql(), run.county(), run.id()))
                    .compose(after -> service.view(tx.sql(), after))
                    .map(view -> new Released(view, receivedAt));
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

    /** Chunk by chunk, so that no statement grows with the run. */
    private Future<Void> dispatch(
            Tx tx, Caller caller, PaymentRun run, int firstPosition, List<OffsetDateTime> receivedAt) {
        if (firstPosition > run.count()) {
            return Future.succeededFuture();
        }
        int lastPosition = Math.min(run.count(), firstPosition + CHUNK - 1);
        return payments.advance(tx.sql(), run.county(), run.id(), firstPosition, lastPosition, PaymentState.RELEASED)
                .compose(released -> {
                    List<Movement> movements = new ArrayList<>(released.size());
                    for (Payment payment : released) {
                        receivedAt.add(payment.receivedAt());
                        String actor = caller.username();
                        movements.add(PaymentService.movement(TransferKind.DISPATCH, payment, actor));
                        tx.record(JournalEntry.of(
                                run.county(),
                                "payment.released",
                                payment.request(),
                                caller.username(),
                                Map.of("attempt", payment.attempt(), "run", run.id())));
                    }
                    return ledger.move(tx, run.county(), movements);
                })
                .compose(moved -> dispatch(tx, caller, run, lastPosition + 1, receivedAt));
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
