package relief.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import relief.disaster.DisasterService;
import relief.identity.Access;
import relief.identity.Role;
import relief.kernel.Fault;
import relief.kernel.PersonName;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Queue;
import relief.platform.Tx;

/** Takes requests in, once each however often they are sent, and knows how far each has come. */
public final class RequestService {
    /** Name of the queue of requests that wait for the machine. */
    public static final String QUEUE = "authorization";

    private static final Set<String> OFFICERS = Set.of(Role.TOWNSHIP_OFFICER.name(), Role.COUNTY_OFFICER.name());

    private final Database database;
    private final DisasterService disasters;
    private final Access access;
    private final RequestSeal seal;
    private final IntakeRoom room = new IntakeRoom();
    private final IntakeBatcher batcher;
    private final RequestMetrics metrics;

    public RequestService(
            Vertx vertx,
            Database database,
            DisasterService disasters,
            Access access,
            RequestSeal seal,
            MeterRegistry meters) {
        this.database = database;
        this.disasters = disasters;
        this.access = access;
        this.seal = seal;
        this.batcher = new IntakeBatcher(vertx, database);
        this.metrics = new RequestMetrics(meters);
    }

    /** What the sender is told; {@code first} says whether this very call stored it. */
    public record Receipt(UUID id, RequestState state, OffsetDateTime receivedAt, boolean first) {}

    /**
     * Takes in what one sender has to give, if there is room for one more of his place; otherwise fails as
     * {@code overloaded}, before anything was spent on it. Completes once the request is on disk.
     *
     * @param read makes the request of what was sent, or throws the refusal
     */
    public Future<Receipt> takeIn(Caller caller, Supplier<ReliefRequest> read) {
        return room.seated(caller.region(), () -> {
            ReliefRequest request = read.get();
            SealedRequest sealed = seal.seal(request, caller.id());
            return counted(sealed, accept(caller, request, sealed));
        });
    }

    /** The same for a sender who would rather wait for room than be told to come back. */
    Future<Receipt> takeIn(Caller caller, ReliefRequest request, Patience patience) {
        SealedRequest sealed = seal.seal(request, caller.id());
        return counted(
                sealed, patience.over(() -> room.seated(caller.region(), () -> accept(caller, request, sealed))));
    }

    private Future<Receipt> counted(SealedRequest sealed, Future<Receipt> receipt) {
        return receipt.onSuccess(it -> metrics.taken(sealed, it.first())).onFailure(no -> metrics.refused(sealed));
    }

    private Future<Receipt> accept(Caller caller, ReliefRequest request, SealedRequest sealed) {
        return disasters.find(request.disaster()).compose(disaster -> {
            List<Fault> faults = Acceptance.faults(request, disaster);
            if (faults.isEmpty() && disaster.orElseThrow().isOpen()) {
                return store(caller, sealed);
            }
            Refused no = faults.isEmpty() ? closed() : Refused.faulty(faults);
            // What was taken in before stays taken in, whatever became of the disaster since.
            return replay(sealed).recover(failure -> Future.failedFuture(failure instanceof Refused ? no : failure));
        });
    }

    private static Refused closed() {
        return Refused.because("disaster-closed", "The disaster takes no more requests.");
    }

    private Future<Receipt> store(Caller caller, SealedRequest sealed) {
        return batcher.submit(sealed, caller.username())
                .compose(receivedAt -> receivedAt == null
                        ? replay(sealed)
                        : Future.succeededFuture(new Receipt(sealed.id(), RequestState.SUBMITTED, receivedAt, true)));
    }

    private Future<Receipt> replay(SealedRequest sealed) {
        return database.read(sql -> RequestStore.find(sql, List.of(sealed.county()), List.of(sealed.id())))
                .map(found -> {
                    RequestStore.Found there =
                            found.stream().findFirst().orElseThrow(() -> Refused.notFound("The request"));
                    if (!there.digest().equals(sealed.digest())) {
                        throw Refused.because(
                                "request-differs",
                                "Another request stands under this id. Give a new request a new id.",
                                Map.of("state", there.state().name()));
                    }
                    return new Receipt(there.id(), there.state(), there.receivedAt(), false);
                });
    }

    /** The answer to a request that was returned: put right, it goes the whole way again. */
    public Future<Receipt> correct(Caller caller, ReliefRequest request) {
        SealedRequest sealed = seal.seal(request, caller.id());
        return disasters.find(request.disaster()).compose(disaster -> {
            List<Fault> faults = Acceptance.faults(request, disaster);
            if (!faults.isEmpty()) {
                throw Refused.faulty(faults);
            }
            if (!disaster.orElseThrow().isOpen()) {
                throw closed();
            }
            return database.inTransaction(tx -> RequestStore.lock(tx.sql(), request.county(), request.id())
                    .compose(found -> {
                        PendingRequest there = found.orElseThrow(() -> Refused.notFound("The request"));
                        requireCorrectable(caller, there, request);
                        tx.record(JournalEntry.of(
                                request.county(),
                                "request.corrected",
                                request.id(),
                                caller.username(),
                                Map.of("amountFen", request.amountFen(), "tariff", request.tariff())));
                        tx.ring(QUEUE);
                        return RequestStore.correct(tx.sql(), sealed)
                                .compose(done -> claimForHousehold(tx, there, sealed))
                                .map(done ->
                                        new Receipt(request.id(), RequestState.SUBMITTED, there.receivedAt(), false));
                    }));
        });
    }

    /** Who is new in it joins the household that its applicant belongs to by now. */
    private static Future<Void> claimForHousehold(Tx tx, PendingRequest there, SealedRequest corrected) {
        Buffer applicant = there.persons().get(0);
        return ClaimStore.holder(tx.sql(), there.disaster(), applicant)
                .compose(
                        household -> ClaimStore.insert(tx.sql(), there.disaster(), corrected.claimedKeys(), household));
    }

    private static void requireCorrectable(Caller caller, PendingRequest there, ReliefRequest request) {
        if (!caller.isAnyOf(OFFICERS) && !there.submittedBy().equals(caller.id())) {
            throw Refused.notFound("The request");
        }
        if (there.state() != RequestState.RETURNED) {
            throw Refused.because(
                    "wrong-state",
                    "Only a returned request is corrected; this one is " + there.state() + ".",
                    Map.of("state", there.state().name()));
        }
        if (!there.disaster().equals(request.disaster()) || !there.township().equals(request.township())) {
            throw Refused.because("request-differs", "Disaster and township stay as they were; send a new request.");
        }
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
