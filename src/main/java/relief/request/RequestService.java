package relief.request;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import relief.identity.Access;
import relief.kernel.PersonName;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Queue;
import relief.platform.Tx;

/** Knows how far each request has come, whose it is, and who holds the persons in it. */
public final class RequestService {
    /** Name of the queue of requests that wait for the machine. */
    public static final String QUEUE = "authorization";

    private final Database database;
    private final Access access;
    private final RequestSeal seal;

    public RequestService(Database database, Access access, RequestSeal seal) {
        this.database = database;
        this.access = access;
        this.seal = seal;
    }

    /** Where a request lives, if the caller may know of it. */
    public Future<RequestPlace> place(Caller caller, UUID id) {
        return database.read(sql -> RequestStore.findPlace(sql, access.counties(caller), id))
                .map(found -> {
                    RequestPlace place = found.orElseThrow(() -> Refused.notFound("The request"));
                    access.require(caller, place.township(), "The request");
                    return place;
                });
    }

    /** Who submitted a request and on whose behalf. */
    public Future<RequestOrigin> origin(Tx tx, String county, UUID id) {
        return RequestStore.findOrigin(tx.sql(), county, id).map(found -> {
            RequestStore.Origin origin = found.orElseThrow(() -> Refused.notFound("The request"));
            Details details = seal.open(id, origin.details().getBytes());
            return new RequestOrigin(
                    origin.submittedBy(), PersonName.of(details.applicant().name()));
        });
    }

    public Future<List<String>> countiesWithWork() {
        return database.read(RequestStore::countiesWithWork);
    }

    /** The oldest requests that wait for the machine and that no other worker holds, locked. */
    public Future<List<PendingRequest>> claimSubmitted(Tx tx, String county, int limit) {
        return RequestStore.claimSubmitted(tx.sql(), county, limit);
    }

    public Future<PendingRequest> lock(Tx tx, String county, UUID id) {
        return RequestStore.lock(tx.sql(), county, id)
                .map(found -> found.orElseThrow(() -> Refused.notFound("The request")));
    }

    /**
     * Who holds the persons and accounts of these requests. Most hold all of their own, so these are asked for first,
     * and only what they lack is looked up key by key.
     */
    public Future<Ownership> ownership(Tx tx, List<PendingRequest> requests) {
        Ownership ownership = new Ownership();
        return ClaimStore.ofHouseholds(
                        tx.sql(), requests.stream().map(PendingRequest::id).toList())
                .compose(own -> {
                    ownership.add(own);
                    Set<Ownership.Claim> unknown = ownership.unknown(requests);
                    return unknown.isEmpty()
                            ? Future.succeededFuture(List.<ClaimStore.Claimed>of())
                            : ClaimStore.find(tx.sql(), unknown);
                })
                .map(others -> {
                    ownership.add(others);
                    return ownership;
                });
    }

    /** Makes the persons of some households members of one. */
    public Future<Void> join(Tx tx, String disaster, List<UUID> households, Ownership.HouseholdKey into) {
        return ClaimStore.repoint(tx.sql(), disaster, households, into);
    }

    /** Makes an account the household's own in this disaster, and refuses one that another household uses. */
    public Future<Void> claimAccount(Tx tx, String disaster, Ownership.HouseholdKey household, Payee payee) {
        Buffer account = seal.account(payee);
        return ClaimStore.insert(tx.sql(), disaster, List.of(account), household)
                .compose(done -> ClaimStore.find(tx.sql(), List.of(new Ownership.Claim(disaster, account))))
                .map(holders -> {
                    if (!holders.get(0).holder().equals(household)) {
                        throw Refused.because(
                                "account-shared", "Another household of this disaster already uses this account.");
                    }
                    return null;
                });
    }

    public Future<Void> move(Tx tx, String county, List<RequestMove> moves) {
        return moves.isEmpty() ? Future.succeededFuture() : RequestStore.move(tx.sql(), county, moves);
    }

    /** Takes a request out of the machine's queue for the operator to look at. */
    public Future<Void> setAside(RequestPlace place, String error) {
        return database.inTransaction(tx -> {
            tx.record(JournalEntry.of(place.county(), "request.stuck", place.id(), "relief", Map.of()));
            return RequestStore.setStuck(tx.sql(), place.county(), place.id(), error);
        });
    }

    public Future<Queue.Depth> depth() {
        return database.read(RequestStore::depth);
    }
}
