package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import relief.authorization.Grant;
import relief.authorization.Grants;
import relief.authorization.LeftOut;
import relief.bankfile.BankProfile;
import relief.bankfile.BankProfiles;
import relief.platform.JournalEntry;
import relief.platform.Tx;
import relief.platform.Vault;

/**
 * Gathers the grants that are due into the files of a run, some thousand in one transaction, so that a province takes no
 * more memory than a village, no grant is locked for long, and a crash costs one slice: first all are taken, so that no
 * other run pays them, and then each is judged and put into a file in the order of the requests.
 */
final class CollectionService {
    private static final int TAKEN_AT_ONCE = 20_000;
    private static final int SLICE = 4_000;
    private static final int EXCLUDED_NAMED = 100;
    /** How far back an equal payment makes a bank suspicious. */
    private static final int DUPLICATE_DAYS = 3;

    private final Vertx vertx;
    private final Vault vault;
    private final BankProfiles profiles;
    private final Grants grants;
    private final CollectionStore collection = new CollectionStore();
    private final PaymentStore payments = new PaymentStore();
    private final PaymentFileStore files = new PaymentFileStore();

    CollectionService(Vertx vertx, Vault vault, BankProfiles profiles, Grants grants) {
        this.vertx = vertx;
        this.vault = vault;
        this.profiles = profiles;
        this.grants = grants;
    }

    /** One slice further; a small run is gathered at once. */
    Future<Void> collectSlice(Tx tx, PaymentRun run) {
        tx.ring(SealingQueue.NAME);
        return tx.planAnew().compose(anew -> run.gathering().complete() ? plan(tx, run) : take(tx, run));
    }

    private Future<Void> take(Tx tx, PaymentRun run) {
        String disaster = run.order().disaster();
        return grants.takeDue(tx, run.county(), disaster, run.id(), run.made().name(), TAKEN_AT_ONCE)
                .compose(taken -> {
                    boolean complete = taken < TAKEN_AT_ONCE;
                    return collection
                            .taken(tx.sql(), run, taken, complete)
                            .compose(kept -> complete ? plan(tx, run) : Future.succeededFuture());
                });
    }

    private Future<Void> plan(Tx tx, PaymentRun run) {
        UUID after = run.gathering().plannedTo().orElse(null);
        return grants.ofRun(tx, run.county(), run.id(), after, SLICE).compose(page -> {
            Future<Void> planned = page.isEmpty() ? Future.succeededFuture() : plan(tx, run, page);
            return page.size() < SLICE ? planned.compose(all -> finish(tx, run)) : planned;
        });
    }

    private Future<Void> plan(Tx tx, PaymentRun run, List<Grant> page) {
        BankProfile profile = profiles.get(run.order().profile());
        UUID last = page.get(page.size() - 1).request();
        return payments.takeNumbers(tx.sql(), run.county(), page.size())
                .compose(firstNumber -> files.filling(tx.sql(), run)
                        .compose(filling -> files.lastNumber(tx.sql(), run)
                                .compose(lastFile -> vertx.executeBlocking(
                                        () -> slice(run, page, firstNumber, profile, filling, lastFile), false))))
                .compose(slice -> payments.insert(tx.sql(), run.county(), run.id(), slice.payments())
                        .compose(inserted ->
                                files.plan(tx.sql(), run, profile.format().suffix(), slice.files()))
                        .compose(planned -> collection.notice(tx.sql(), run, slice))
                        .compose(noticed -> grants.leave(tx, run.county(), run.id(), slice.blocked()))
                        .compose(left -> collection.planned(tx.sql(), run, slice, last)));
    }

    private CollectedSlice slice(
            PaymentRun run,
            List<Grant> page,
            long firstNumber,
            BankProfile profile,
            List<PlannedFile> filling,
            int lastFile) {
        GrantJudge judge = new GrantJudge(vault, profile);
        CollectedSlice slice = new CollectedSlice(new FilePlanner(judge.limits(run.rowsPerFile()), filling, lastFile));
        long number = firstNumber;
        for (Grant grant : page) {
            slice.add(run.id(), judge.judge(grant, new EndToEndId(grant.township(), number, grant.attempt())));
            number++;
        }
        return slice;
    }

    private Future<Void> finish(Tx tx, PaymentRun run) {
        return files.close(tx.sql(), run)
                .compose(closed -> collection.noticeDuplicates(tx.sql(), run, DUPLICATE_DAYS))
                .compose(noticed -> collection.sums(tx.sql(), run))
                .compose(sums -> grants.leftOut(
                                tx,
                                run.county(),
                                run.order().disaster(),
                                run.made().name(),
                                EXCLUDED_NAMED)
                        .compose(excluded -> end(tx, run, sums, excluded)));
    }

    private Future<Void> end(Tx tx, PaymentRun run, CollectionStore.Sums sums, LeftOut excluded) {
        RunState state =
                sums.count() == 0 ? RunState.EMPTY : sums.doubtful() == 0 ? RunState.SEALING : RunState.COLLECTED;
        tx.record(JournalEntry.of(
                run.county(),
                state == RunState.EMPTY ? "payment-run.emptied" : "payment-run.collected",
                run.id(),
                "relief",
                Map.of(
                        "count", sums.count(),
                        "files", sums.files(),
                        "blocked", sums.blocked(),
                        "doubtful", sums.doubtful(),
                        "excluded", excluded.count())));
        return collection.collected(tx.sql(), run, state, sums.doubtful(), excluded);
    }
}
