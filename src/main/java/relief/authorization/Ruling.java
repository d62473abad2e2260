package relief.authorization;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import relief.authorization.Caseload.Loaded;
import relief.authorization.HouseholdStore.HouseholdRow;
import relief.disaster.StandingOrderService;
import relief.fund.LedgerService;
import relief.fund.Movement;
import relief.fund.TransferKind;
import relief.platform.JournalEntry;
import relief.platform.Tx;
import relief.request.Finding;
import relief.request.Ownership.HouseholdKey;
import relief.request.RequestMove;
import relief.request.RequestService;
import relief.request.RequestState;

/** Writes what was decided on a batch, with few statements however large it is: states, grants, households, money. */
final class Ruling {
    private final RequestService requests;
    private final StandingOrderService orders;
    private final LedgerService ledger;

    Ruling(RequestService requests, StandingOrderService orders, LedgerService ledger) {
        this.requests = requests;
        this.orders = orders;
        this.ledger = ledger;
    }

    /** One request and what becomes of it. */
    record Decided(Ask ask, Verdict verdict) {}

    Future<Void> write(Tx tx, Loaded loaded, List<Decided> decided, String actor) {
        List<NewGrant> grants = new ArrayList<>();
        List<RequestMove> moves = new ArrayList<>();
        for (Decided one : decided) {
            HouseholdKey household = loaded.situation().rootOf(one.ask().household());
            moves.add(move(one, household));
            tx.record(told(loaded.county(), one, actor));
            if (one.verdict() instanceof Verdict.Granted granted) {
                grants.add(new NewGrant(one.ask().request(), household, granted));
            }
        }
        return writeHouseholds(tx, loaded, grants)
                .compose(done -> requests.move(tx, loaded.county(), moves))
                .compose(done -> grants.isEmpty() ? Future.succeededFuture() : pay(tx, loaded.county(), grants, actor));
    }

    private Future<Void> pay(Tx tx, String county, List<NewGrant> grants, String actor) {
        Map<UUID, Long> spent = new TreeMap<>();
        List<Movement> movements = new ArrayList<>(grants.size());
        for (NewGrant grant : grants) {
            Verdict.Granted granted = grant.granted();
            movements.add(new Movement(
                    TransferKind.RESERVE,
                    granted.fund(),
                    granted.potRegion(),
                    grant.request().id(),
                    0,
                    granted.amountFen(),
                    actor));
            if (granted.authority().startsWith("order:")) {
                UUID order = UUID.fromString(granted.authority().substring("order:".length()));
                spent.merge(order, granted.amountFen(), Long::sum);
            }
        }
        return NewGrantStore.insert(tx.sql(), county, grants)
                .compose(done -> orders.spend(tx, county, spent))
                .compose(done -> ledger.move(tx, county, movements));
    }

    private Future<Void> writeHouseholds(Tx tx, Loaded loaded, List<NewGrant> grants) {
        Map<HouseholdKey, HouseholdKey> joined = loaded.situation().joined();
        Set<HouseholdKey> changed = new TreeSet<>(joined.keySet());
        Map<HouseholdKey, String> disasters = new HashMap<>();
        joined.values().forEach(key -> changed.add(loaded.situation().rootOf(key)));
        grants.forEach(grant -> changed.add(grant.household()));
        loaded.asks().forEach(ask -> {
            disasters.put(ask.household(), ask.request().disaster());
            disasters.put(
                    loaded.situation().rootOf(ask.household()), ask.request().disaster());
        });
        joined.forEach((from, into) ->
                disasters.putIfAbsent(from, disasters.get(loaded.situation().rootOf(into))));
        List<HouseholdRow> added = new ArrayList<>();
        List<HouseholdRow> updated = new ArrayList<>();
        for (HouseholdKey key : changed) {
            HouseholdKey root = loaded.situation().rootOf(key);
            HouseholdAccount before = loaded.existing().get(key);
            HouseholdAccount now = root.equals(key) ? loaded.situation().account(key) : HouseholdAccount.NONE;
            HouseholdAccount came = now.since(before == null ? HouseholdAccount.NONE : before);
            HouseholdRow row = new HouseholdRow(key, disasters.get(key), came, root.equals(key) ? null : root);
            (before == null ? added : updated).add(row);
        }
        return HouseholdStore.insert(tx.sql(), added)
                .compose(done -> HouseholdStore.update(tx.sql(), updated))
                .compose(done -> joinMembers(tx, loaded, disasters));
    }

    /** What belonged to a household that is now part of another belongs to that one: persons, and earlier joins. */
    private Future<Void> joinMembers(Tx tx, Loaded loaded, Map<HouseholdKey, String> disasters) {
        Map<HouseholdKey, Set<HouseholdKey>> byRoot = new HashMap<>();
        loaded.situation()
                .joined()
                .keySet()
                .forEach(from -> byRoot.computeIfAbsent(loaded.situation().rootOf(from), root -> new TreeSet<>())
                        .add(from));
        Future<Void> writing = Future.succeededFuture();
        for (Map.Entry<HouseholdKey, Set<HouseholdKey>> entry : byRoot.entrySet()) {
            HouseholdKey root = entry.getKey();
            List<UUID> ids = entry.getValue().stream().map(HouseholdKey::id).toList();
            writing = writing.compose(done -> HouseholdStore.flatten(tx.sql(), entry.getValue(), root))
                    .compose(done -> requests.join(tx, disasters.get(root), ids, root));
        }
        return writing;
    }

    private static RequestMove move(Decided one, HouseholdKey household) {
        UUID id = one.ask().request().id();
        Verdict verdict = one.verdict();
        if (verdict instanceof Verdict.Held held) {
            return new RequestMove(id, RequestState.HELD, held.level().name(), held.findings(), household.id());
        }
        if (verdict instanceof Verdict.Escalated escalated) {
            RequestState state =
                    escalated.level() == Level.PANEL ? RequestState.ESCALATED_PANEL : RequestState.ESCALATED_COUNTY;
            return new RequestMove(id, state, escalated.level().name(), escalated.findings(), household.id());
        }
        return new RequestMove(id, RequestState.AUTHORIZED, null, verdict.findings(), household.id());
    }

    private static JournalEntry told(String county, Decided one, String actor) {
        Map<String, Object> facts = new TreeMap<>();
        List<Finding.Code> codes =
                one.verdict().findings().stream().map(Finding::code).toList();
        if (!codes.isEmpty()) {
            facts.put("findings", codes);
        }
        String event;
        if (one.verdict() instanceof Verdict.Granted granted) {
            event = "request.authorized";
            facts.put("amountFen", granted.amountFen());
            facts.put("cumulativeFen", granted.cumulativeFen());
            facts.put("level", granted.level());
            facts.put("authority", granted.authority());
            facts.put("fund", granted.fund());
            facts.put("policy", granted.policy());
        } else if (one.verdict() instanceof Verdict.Held held) {
            event = "request.held";
            facts.put("level", held.level());
        } else {
            event = "request.escalated";
            facts.put("level", ((Verdict.Escalated) one.verdict()).level());
        }
        return JournalEntry.of(county, event, one.ask().request().id(), actor, facts);
    }
}
