package relief.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import relief.disaster.DisasterService;
import relief.identity.Role;
import relief.kernel.Fault;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Problems;
import relief.platform.Tx;

/** Takes requests in, once each however often they are sent, and takes back what was put right. */
public final class IntakeService {
    /** How many event loops and connections the intake keeps to itself. */
    public static final int LANES = 2;

    private static final Set<String> OFFICERS = Set.of(Role.TOWNSHIP_OFFICER.name(), Role.COUNTY_OFFICER.name());

    private final Database database;
    private final DisasterService disasters;
    private final RequestSeal seal;
    private final IntakeRoom room = new IntakeRoom();
    private final IntakeBatcher batcher;
    private final RequestMetrics metrics;

    /** @param ownDatabase whose connections nobody else uses, so that what officers look up delays no intake */
    public IntakeService(
            Database database,
            Database ownDatabase,
            DisasterService disasters,
            RequestSeal seal,
            MeterRegistry meters) {
        this.database = database;
        this.disasters = disasters;
        this.seal = seal;
        this.batcher = new IntakeBatcher(ownDatabase);
        this.metrics = new RequestMetrics(meters);
    }

    /** What must be deployed before anything is taken in, each on an event loop that no port is heard on. */
    public List<? extends Deployable> lanes() {
        return batcher.lanes();
    }

    /** What the sender is told; {@code first} says whether this very call stored it. */
    public record Receipt(UUID id, RequestState state, OffsetDateTime receivedAt, boolean first) {}

    /** Puts a door before the router, where whom there is no room for is turned away before anything of his is read. */
    public Handler<HttpServerRequest> door(
            Function<HttpServerRequest, Optional<Caller>> known, Problems problems, Handler<HttpServerRequest> router) {
        return new IntakeDoor(room, known, problems, router);
    }

    /**
     * Takes in what one sender has to give, if there is room for one more of his place; otherwise fails as
     * {@code overloaded}, before anything was spent on it. Completes once the request is on disk, on any thread.
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
                        tx.ring(RequestService.QUEUE);
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
}
