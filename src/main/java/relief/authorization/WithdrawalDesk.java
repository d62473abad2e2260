package relief.authorization;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import relief.authorization.NewGrantStore.Withdrawn;
import relief.disaster.StandingOrderService;
import relief.fund.LedgerService;
import relief.fund.Movement;
import relief.fund.TransferKind;
import relief.identity.Role;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.Ids;
import relief.platform.JournalEntry;
import relief.platform.Tx;
import relief.platform.Vault;
import relief.request.PendingRequest;
import relief.request.RequestMove;
import relief.request.RequestPlace;
import relief.request.RequestService;
import relief.request.RequestState;

/** Takes a request back as long as no payment of it has begun; money that was reserved is free again. */
public final class WithdrawalDesk {
    private static final Set<String> OFFICERS =
            Set.of(Role.TOWNSHIP_OFFICER.name(), Role.COUNTY_OFFICER.name(), Role.PANEL.name());

    private final Database database;
    private final Vault vault;
    private final RequestService requests;
    private final StandingOrderService orders;
    private final LedgerService ledger;

    public WithdrawalDesk(
            Database database,
            Vault vault,
            RequestService requests,
            StandingOrderService orders,
            LedgerService ledger) {
        this.database = database;
        this.vault = vault;
        this.requests = requests;
        this.orders = orders;
        this.ledger = ledger;
    }

    /** Withdrawing twice is withdrawing once. */
    public Future<PendingRequest> withdraw(Caller caller, UUID id, String reason) {
        return requests.place(caller, id)
                .compose(place -> database.inTransaction(tx -> requests.lock(tx, place.county(), id)
                        .compose(request -> request.state() == RequestState.WITHDRAWN
                                ? Future.succeededFuture(request)
                                : withdraw(tx, caller, place, request, reason).map(request))));
    }

    private Future<Void> withdraw(Tx tx, Caller caller, RequestPlace place, PendingRequest request, String reason) {
        requireAllowed(caller, request, OfficerDesk.waitsFor(request));
        if (request.state() == RequestState.REJECTED) {
            throw wrongState(request);
        }
        tx.record(JournalEntry.of(place.county(), "request.withdrawn", request.id(), caller.username(), Map.of()));
        Future<Void> released = request.state() == RequestState.AUTHORIZED
                ? release(tx, caller, place, request)
                : Future.succeededFuture();
        return released.compose(done -> keepReason(tx, caller, place, request, reason))
                .compose(done -> requests.move(
                        tx,
                        place.county(),
                        List.of(new RequestMove(
                                request.id(), RequestState.WITHDRAWN, null, request.findings(), null))));
    }

    /** @param level that decided on the request, or that it waits for */
    private static void requireAllowed(Caller caller, PendingRequest request, Level level) {
        boolean officer =
                caller.isAnyOf(OFFICERS) && OfficerDesk.levelOf(caller).atLeast(level);
        if (!officer && !request.submittedBy().equals(caller.id())) {
            throw Refused.because(
                    "forbidden",
                    "Only who submitted a request, or an officer who may decide on it, withdraws it.",
                    Map.of("level", level.name()));
        }
    }

    private Future<Void> keepReason(Tx tx, Caller caller, RequestPlace place, PendingRequest request, String reason) {
        Decision words = new Decision(Decision.Outcome.WITHDRAW, Optional.empty(), reason, Optional.empty());
        return DecisionStore.insert(
                        tx.sql(),
                        place.county(),
                        Ids.next(),
                        request.id(),
                        OfficerDesk.levelOf(caller),
                        Decision.Outcome.WITHDRAW,
                        null,
                        DecisionSeal.seal(vault, request.id(), words),
                        caller.id())
                .mapEmpty();
    }

    private Future<Void> release(Tx tx, Caller caller, RequestPlace place, PendingRequest request) {
        return NewGrantStore.deleteDue(tx.sql(), place.county(), request.id()).compose(found -> {
            Withdrawn grant = found.stream().findFirst().orElseThrow(() -> wrongState(request));
            Movement back = new Movement(
                    TransferKind.RELEASE,
                    grant.fund(),
                    grant.potRegion(),
                    request.id(),
                    0,
                    grant.amountFen(),
                    caller.username());
            requireAllowed(caller, request, grant.level());
            return HouseholdStore.lockRoot(tx.sql(), grant.household())
                    .compose(root -> HouseholdStore.takeBack(tx.sql(), root, grant.amountFen()))
                    .compose(done -> giveBackBudget(tx, place.county(), grant))
                    .compose(done -> ledger.move(tx, place.county(), List.of(back)));
        });
    }

    private Future<Void> giveBackBudget(Tx tx, String county, Withdrawn grant) {
        if (!grant.authority().startsWith("order:")) {
            return Future.succeededFuture();
        }
        UUID order = UUID.fromString(grant.authority().substring("order:".length()));
        return orders.giveBack(tx, county, order, grant.amountFen());
    }

    private static Refused wrongState(PendingRequest request) {
        return Refused.because(
                "wrong-state",
                "The request is " + request.state() + " and can no longer be withdrawn; a payment may have begun.",
                Map.of("state", request.state().name()));
    }
}
