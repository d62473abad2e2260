package relief.authorization;

import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import relief.authorization.Decision.Outcome;
import relief.authorization.Ruling.Decided;
import relief.identity.Role;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.Ids;
import relief.platform.JournalEntry;
import relief.platform.Tx;
import relief.platform.Vault;
import relief.request.Finding;
import relief.request.PendingRequest;
import relief.request.RequestMove;
import relief.request.RequestPlace;
import relief.request.RequestService;
import relief.request.RequestState;

/** Where officers decide: each at his level, never on what he submitted himself, and always with a reason. */
public final class OfficerDesk {
    private static final int PANEL_MEMBERS = 3;

    private final Database database;
    private final Vault vault;
    private final RequestService requests;
    private final Caseload caseload;
    private final Ruling ruling;
    private final DecisionMetrics metrics;

    OfficerDesk(
            Database database,
            Vault vault,
            RequestService requests,
            Caseload caseload,
            Ruling ruling,
            DecisionMetrics metrics) {
        this.database = database;
        this.vault = vault;
        this.requests = requests;
        this.caseload = caseload;
        this.ruling = ruling;
        this.metrics = metrics;
    }

    /**
     * What became of a request by an officer's word.
     *
     * @param level whose decision it waits for now, or null
     * @param amountFen what was approved, or null
     */
    public record Ruled(UUID id, RequestState state, Level level, Long amountFen, OffsetDateTime decidedAt) {}

    /** The same decision of the same officer sent again answers the same; another one is too late. */
    public Future<Ruled> decide(Caller officer, UUID id, Decision decision) {
        Level level = levelOf(officer);
        return requests.place(officer, id)
                .compose(place -> database.inTransaction(tx -> requests.lock(tx, place.county(), id)
                        .compose(request -> DecisionStore.findLast(tx.sql(), place.county(), id)
                                .compose(last -> isRepeat(officer, request, decision, last)
                                        ? Future.succeededFuture(again(request, last.orElseThrow()))
                                        : rule(tx, officer, level, place, request, decision)))))
                .map(word -> {
                    word.first().ifPresent(request -> metrics.ruled(level, decision.outcome(), request.receivedAt()));
                    return word.ruled();
                });
    }

    /**
     * What is answered, and after the commit counted.
     *
     * @param first the request, unless the decision was a repeated one
     */
    private record Word(Ruled ruled, Optional<PendingRequest> first) {}

    static Level levelOf(Caller officer) {
        if (officer.is(Role.PANEL.name())) {
            return Level.PANEL;
        }
        return officer.is(Role.COUNTY_OFFICER.name()) ? Level.COUNTY : Level.TOWNSHIP;
    }

    /** The last word on the request was this very one, and nothing has happened to the request since. */
    private static boolean isRepeat(
            Caller officer, PendingRequest request, Decision decision, Optional<DecisionStore.Last> found) {
        if (found.isEmpty()) {
            return false;
        }
        DecisionStore.Last last = found.get();
        return last.actor().equals(officer.id())
                && last.outcome() == decision.outcome()
                && (last.amountFen() == null || last.amountFen() == amountFen(request, decision))
                && request.state() == stateAfter(last.outcome(), last.level());
    }

    private static RequestState stateAfter(Outcome outcome, Level level) {
        return switch (outcome) {
            case APPROVE -> RequestState.AUTHORIZED;
            case REJECT -> RequestState.REJECTED;
            case RETURN -> RequestState.RETURNED;
            case ESCALATE -> level == Level.TOWNSHIP ? RequestState.ESCALATED_COUNTY : RequestState.ESCALATED_PANEL;
            case WITHDRAW -> RequestState.WITHDRAWN;
        };
    }

    private static Word again(PendingRequest request, DecisionStore.Last last) {
        Level waitsFor = request.state().waitsForOfficer() ? waitsFor(request) : null;
        return new Word(
                new Ruled(request.id(), request.state(), waitsFor, last.amountFen(), last.at()), Optional.empty());
    }

    private static Refused tooLate(PendingRequest request) {
        String code = request.state() == RequestState.SUBMITTED ? "wrong-state" : "already-decided";
        return Refused.because(
                code,
                "The request is " + request.state() + " and waits for no decision.",
                Map.of("state", request.state().name()));
    }

    private Future<Word> rule(
            Tx tx, Caller officer, Level level, RequestPlace place, PendingRequest request, Decision decision) {
        if (!request.state().waitsForOfficer()) {
            throw tooLate(request);
        }
        requireAllowed(officer, level, request, decision);
        Long approvedFen = decision.outcome() == Outcome.APPROVE ? Long.valueOf(amountFen(request, decision)) : null;
        Future<Ruled> written = switch (decision.outcome()) {
            case APPROVE -> approve(tx, officer, level, place, request, approvedFen);
            case REJECT -> move(tx, officer, level, request, RequestState.REJECTED, null, "request.rejected");
            case RETURN -> move(tx, officer, level, request, RequestState.RETURNED, null, "request.returned");
            case ESCALATE -> escalate(tx, officer, level, request);
            case WITHDRAW -> throw new IllegalArgumentException("a withdrawal is no decision");
        };
        byte[] words = DecisionSeal.seal(vault, request.id(), decision);
        return written.compose(ruled -> DecisionStore.insert(
                        tx.sql(),
                        place.county(),
                        Ids.next(),
                        request.id(),
                        level,
                        decision.outcome(),
                        approvedFen,
                        words,
                        officer.id())
                .map(at -> new Word(
                        new Ruled(ruled.id(), ruled.state(), ruled.level(), ruled.amountFen(), at),
                        Optional.of(request))));
    }

    private static void requireAllowed(Caller officer, Level level, PendingRequest request, Decision decision) {
        if (request.isBy(officer.id())) {
            throw Refused.because(
                    "own-submission", "You submitted or corrected this request; another officer decides it.");
        }
        Level waitsFor = waitsFor(request);
        if (!level.atLeast(waitsFor)) {
            throw Refused.because(
                    "over-limit",
                    "This request waits for the " + waitsFor.name().toLowerCase(java.util.Locale.ROOT) + ".",
                    Map.of("level", waitsFor.name()));
        }
        boolean minuted = decision.minutes()
                .filter(minutes -> minutes.members().size() >= PANEL_MEMBERS)
                .isPresent();
        if (decision.outcome() == Outcome.APPROVE && level == Level.PANEL && !minuted) {
            throw Refused.because(
                    "minutes-required", "The panel decides by minutes: give their number and at least three members.");
        }
    }

    static Level waitsFor(PendingRequest request) {
        return switch (request.state()) {
            case ESCALATED_PANEL -> Level.PANEL;
            case ESCALATED_COUNTY -> Level.COUNTY;
            default -> request.level().map(Level::valueOf).orElse(Level.TOWNSHIP);
        };
    }

    private static long amountFen(PendingRequest request, Decision decision) {
        return decision.amountFen().orElse(request.amountFen());
    }

    private Future<Ruled> approve(
            Tx tx, Caller officer, Level level, RequestPlace place, PendingRequest request, long amountFen) {
        return caseload.load(tx, place.county(), List.of(request)).compose(loaded -> {
            Ask ask = loaded.asks().stream()
                    .findFirst()
                    .orElseThrow(() -> new relief.platform.Overtaken("the household was just joined to another"));
            Verdict.Granted granted =
                    new Authorizer(loaded.situation()).approve(ask, level, amountFen, officer.username());
            return ruling.write(tx, loaded, List.of(new Decided(ask, granted)), officer.username())
                    .map(done -> new Ruled(request.id(), RequestState.AUTHORIZED, null, amountFen, null));
        });
    }

    private Future<Ruled> escalate(Tx tx, Caller officer, Level level, PendingRequest request) {
        if (level == Level.PANEL) {
            throw Refused.because("wrong-state", "There is no level above the panel.");
        }
        Level next = level == Level.TOWNSHIP ? Level.COUNTY : Level.PANEL;
        RequestState state = next == Level.COUNTY ? RequestState.ESCALATED_COUNTY : RequestState.ESCALATED_PANEL;
        return move(tx, officer, level, request, state, next, "request.escalated");
    }

    private Future<Ruled> move(
            Tx tx,
            Caller officer,
            Level level,
            PendingRequest request,
            RequestState state,
            Level waitsFor,
            String event) {
        List<Finding> findings = new ArrayList<>(request.findings());
        if (waitsFor != null) {
            findings.add(Finding.of(Finding.Code.SENT_UP, Map.of("by", officer.username())));
        }
        String next = waitsFor == null ? null : waitsFor.name();
        tx.record(JournalEntry.of(
                request.county(), event, request.id(), officer.username(), Map.of("level", level.name())));
        return requests.move(tx, request.county(), List.of(new RequestMove(request.id(), state, next, findings, null)))
                .map(done -> new Ruled(request.id(), state, waitsFor, null, null));
    }
}
