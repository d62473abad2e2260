package relief.payment;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import relief.authorization.Grants;
import relief.bankfile.BankProfiles;
import relief.identity.Access;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Page;
import relief.platform.Tx;
import relief.platform.Vault;

/** Makes payment runs, shows them and cancels those that no bank has heard of. */
public final class PaymentRunService {
    private final Database database;
    private final Access access;
    private final BankProfiles profiles;
    private final Grants grants;
    private final PaymentMetrics metrics;
    private final PaymentRunStore runs = new PaymentRunStore();
    private final PaymentStore payments = new PaymentStore();
    private final SealingQueueStore waiting = new SealingQueueStore();
    private final RunViewService reader;

    /** A run after a PUT, and whether that PUT was the first. */
    public record Put(boolean first, RunView run) {}

    public PaymentRunService(
            Database database,
            Access access,
            Vault vault,
            BankProfiles profiles,
            Grants grants,
            PaymentMetrics metrics) {
        this.database = database;
        this.access = access;
        this.profiles = profiles;
        this.grants = grants;
        this.metrics = metrics;
        this.reader = new RunViewService(vault);
    }

    /** @param order of a profile that exists */
    public Future<Put> put(Caller caller, UUID id, RunOrder order) {
        access.require(caller, order.county(), "County " + order.county());
        int rowsPerFile = profiles.get(order.profile()).rowsPerFile();
        return database.inTransaction(tx -> runs.insert(
                        tx.sql(), id, order, rowsPerFile, caller.id(), caller.username())
                .map(first -> announce(tx, caller, id, order, first))
                .compose(first -> lock(tx.sql(), order.county(), id)
                        .map(run -> requireSame(run, order))
                        .compose(run -> view(tx.sql(), run))
                        .map(view -> new Put(first, view))));
    }

    private static boolean announce(Tx tx, Caller caller, UUID id, RunOrder order, boolean first) {
        if (first) {
            Map<String, String> facts =
                    Map.of("kind", order.kind(), "disaster", order.disaster(), "profile", order.profile());
            tx.record(JournalEntry.of(order.county(), "payment-run.made", id, caller.username(), facts));
            tx.ring(SealingQueue.NAME);
        }
        return first;
    }

    private static PaymentRun requireSame(PaymentRun run, RunOrder order) {
        if (!run.order().equals(order)) {
            throw Refused.because("run-differs", "Another payment run stands under this id.");
        }
        return run;
    }

    public Future<RunView> get(Caller caller, UUID id) {
        return database.read(sql -> find(sql, caller, id).compose(run -> view(sql, run)));
    }

    /** Newest first. */
    public Future<Page<RunView>> list(
            Caller caller,
            Optional<String> county,
            Optional<String> disaster,
            Optional<List<String>> after,
            int limit) {
        String where = access.county(caller, county);
        OffsetDateTime beforeAt = after.map(key -> Page.time(key.get(0))).orElse(null);
        UUID beforeId = after.map(key -> Page.id(key.get(1))).orElse(null);
        return database.read(sql -> runs.page(sql, where, disaster.orElse(null), beforeAt, beforeId, limit + 1)
                .compose(found -> reader.views(sql, where, Page.of(found, limit, PaymentRunService::key))));
    }

    private static List<String> key(PaymentRun run) {
        return List.of(run.made().at().toString(), run.id().toString());
    }

    /**
     * The maker has looked at what was noticed and has the run sealed, or has it taken up again where the machine gave up
     * on it. Once it is being sealed it answers the same.
     */
    public Future<RunView> seal(Caller caller, UUID id) {
        return database.read(sql -> find(sql, caller, id))
                .compose(seen -> database.inTransaction(tx -> lock(tx.sql(), seen.county(), id)
                        .compose(run -> seal(tx, caller, run))
                        .compose(done -> lock(tx.sql(), seen.county(), id))
                        .compose(run -> view(tx.sql(), run))));
    }

    private Future<Void> seal(Tx tx, Caller caller, PaymentRun run) {
        if (!run.made().by().equals(caller.id())) {
            throw Refused.because("not-maker", "Only the maker of a payment run has it sealed.");
        }
        return switch (run.state()) {
            case COLLECTED -> confirm(tx, caller, run);
            case COLLECTING, SEALING -> resume(tx, caller, run);
            case SEALED -> Future.succeededFuture();
            default -> throw Refused.because("wrong-state", "A run in state " + run.state() + " cannot be sealed.");
        };
    }

    private Future<Void> confirm(Tx tx, Caller caller, PaymentRun run) {
        tx.ring(SealingQueue.NAME);
        tx.record(JournalEntry.of(
                run.county(),
                "payment-run.confirmed",
                run.id(),
                caller.username(),
                Map.of("doubtful", run.findings().doubtful())));
        return runs.confirmed(tx.sql(), run, caller.id(), caller.username());
    }

    private Future<Void> resume(Tx tx, Caller caller, PaymentRun run) {
        return waiting.free(tx.sql(), run).map(freed -> {
            if (freed > 0) {
                tx.ring(SealingQueue.NAME);
                tx.record(JournalEntry.of(
                        run.county(), "payment-run.freed", run.id(), caller.username(), Map.of("count", freed)));
            }
            return null;
        });
    }

    /** Cancelled again by the same person it answers the same. */
    public Future<RunView> cancel(Caller caller, UUID id, String reason) {
        return database.read(sql -> find(sql, caller, id))
                .compose(seen -> database.inTransaction(tx -> lock(tx.sql(), seen.county(), id)
                        .compose(run -> cancel(tx, caller, run, reason))
                        .compose(done -> lock(tx.sql(), seen.county(), id))
                        .compose(run -> view(tx.sql(), run))));
    }

    private Future<Void> cancel(Tx tx, Caller caller, PaymentRun run, String reason) {
        if (run.cancelled().filter(deed -> deed.by().equals(caller.id())).isPresent()) {
            return Future.succeededFuture();
        }
        if (!run.state().isCancellable()) {
            throw Refused.because("wrong-state", "A run in state " + run.state() + " cannot be cancelled.");
        }
        byte[] sealedReason = reader.seal(run, reason);
        tx.record(JournalEntry.of(
                run.county(), "payment-run.cancelled", run.id(), caller.username(), Map.of("count", run.count())));
        return payments.cancel(tx.sql(), run.county(), run.id())
                .compose(cancelled -> grants.giveBack(tx, run.county(), run.id()))
                .compose(given -> runs.cancelled(tx.sql(), run, caller.id(), caller.username(), sealedReason));
    }

    /** Counts the runs anew for the gauge of their states. */
    public Future<Void> measure() {
        return database.read(runs::byState).map(byState -> {
            metrics.runs(byState);
            return null;
        });
    }

    /** The run, if it is the caller's business. */
    Future<PaymentRun> find(SqlClient sql, Caller caller, UUID id) {
        return runs.find(sql, access.ownCounty(caller).orElse(null), id)
                .map(found -> found.filter(run -> access.covers(caller, run.county()))
                        .orElseThrow(() -> Refused.notFound("The payment run")));
    }

    Future<PaymentRun> lock(SqlClient sql, String county, UUID id) {
        return runs.lock(sql, county, id).map(found -> found.orElseThrow(() -> Refused.notFound("The payment run")));
    }

    Future<RunView> view(SqlClient sql, PaymentRun run) {
        return reader.view(sql, run);
    }
}
