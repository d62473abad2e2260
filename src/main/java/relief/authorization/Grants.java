package relief.authorization;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import relief.platform.Tx;
import relief.request.Ownership.HouseholdKey;

/** Hands grants over to payment runs and takes them back, so that no grant is in two runs at once. */
public final class Grants {
    private final GrantStore store = new GrantStore();

    /**
     * Gives payable grants of the disaster to the run, each as a new attempt, and tells how many; fewer than the limit
     * when there are no more but those that somebody is at work on.
     *
     * @param maker user name; what he approved himself is left to another maker's run
     */
    public Future<Integer> takeDue(Tx tx, String county, String disaster, UUID run, String maker, int limit) {
        return store.takeDue(tx.sql(), county, disaster, run, maker, limit);
    }

    /** Leaves grants out of a run that had taken them, as if it had not: they are due, and the attempt is not spent. */
    public Future<Void> leave(Tx tx, String county, UUID run, List<UUID> requests) {
        return requests.isEmpty() ? Future.succeededFuture() : store.leave(tx.sql(), county, run, requests);
    }

    /** What is due and yet not taken by this maker's run. */
    public Future<LeftOut> leftOut(Tx tx, String county, String disaster, String maker, int limit) {
        return store.leftOut(tx.sql(), county, disaster, maker, limit);
    }

    /**
     * The grants of a run in the order of their requests.
     *
     * @param afterRequest the last request of the page before; null for the first page
     */
    public Future<List<Grant>> ofRun(Tx tx, String county, UUID run, UUID afterRequest, int limit) {
        return store.ofRun(tx.sql(), county, run, afterRequest, limit);
    }

    /** Makes the undisputed grants of a cancelled run due again; their attempt stays spent, for no attempt has two names. */
    public Future<Integer> giveBack(Tx tx, String county, UUID run) {
        return store.giveBack(tx.sql(), county, run);
    }

    /** Keeps grants out of all runs to come, because a payment of each may have been made after all. */
    public Future<Void> dispute(Tx tx, String county, List<UUID> requests) {
        return requests.isEmpty() ? Future.succeededFuture() : store.dispute(tx.sql(), county, requests);
    }

    /** Lets the grant be corrected and paid again, if the last attempt to pay it failed. */
    public Future<Void> endDispute(Tx tx, String county, UUID request) {
        return store.endDispute(tx.sql(), county, request);
    }

    public Future<Boolean> hasDisputed(Tx tx, String county, UUID run) {
        return store.hasDisputed(tx.sql(), county, run);
    }

    /** Whether a user decided on a grant of the run in person. */
    public Future<Boolean> hasApprovedBy(Tx tx, String county, UUID run, String username) {
        return store.hasApprovedBy(tx.sql(), county, run, username);
    }

    /** The grant of a request, locked until the end of the transaction. */
    public Future<Optional<Grant>> lock(Tx tx, String county, UUID request) {
        return store.lock(tx.sql(), county, request);
    }

    /** The household that the grant counts for by now, locked: joins wait until the end of the transaction. */
    public Future<HouseholdKey> lockHousehold(Tx tx, Grant grant) {
        return HouseholdStore.lockRoot(tx.sql(), grant.household());
    }

    /** Lets the next run pay the grant, to the given payee. */
    public Future<Void> makeDueAgain(Tx tx, String county, UUID request, byte[] sealedPayee) {
        return store.makeDueAgain(tx.sql(), county, request, sealedPayee);
    }
}
