package relief.authorization;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import relief.authorization.HouseholdStore.HouseholdRow;
import relief.disaster.Disaster;
import relief.disaster.DisasterService;
import relief.disaster.StandingOrder;
import relief.disaster.StandingOrderService;
import relief.fund.LedgerService;
import relief.platform.Tx;
import relief.region.Region;
import relief.region.Regions;
import relief.request.Ownership;
import relief.request.Ownership.HouseholdKey;
import relief.request.PendingRequest;
import relief.request.RequestService;

/**
 * Loads all that a batch of one county's requests must be judged on, locked in one order everywhere: requests,
 * households, standing orders, pots.
 */
final class Caseload {
    private final Regions regions;
    private final RequestService requests;
    private final DisasterService disasters;
    private final StandingOrderService orders;
    private final LedgerService ledger;

    Caseload(
            Regions regions,
            RequestService requests,
            DisasterService disasters,
            StandingOrderService orders,
            LedgerService ledger) {
        this.regions = regions;
        this.requests = requests;
        this.disasters = disasters;
        this.orders = orders;
        this.ledger = ledger;
    }

    /**
     * A batch with its situation.
     *
     * @param asks the requests that can be judged now; one whose household was just joined to another comes next round
     * @param existing what each household had that has a row already
     */
    record Loaded(String county, List<Ask> asks, Situation situation, Map<HouseholdKey, HouseholdAccount> existing) {}

    Future<Loaded> load(Tx tx, String county, List<PendingRequest> batch) {
        Situation situation = new Situation();
        Map<HouseholdKey, HouseholdAccount> existing = new HashMap<>();
        return requests.ownership(tx, batch)
                .compose(ownership -> lockHouseholds(tx, batch, ownership, situation, existing))
                .compose(judgeable -> orders.confirmedOrders(tx, county, places(batch))
                        .onSuccess(found -> found.forEach(situation::order))
                        .compose(done -> ledger.lockPots(tx, county, disasterCodes(batch), potRegions(county, batch)))
                        .onSuccess(pots -> pots.forEach(situation::pot))
                        .compose(done -> asks(tx, judgeable, situation)))
                .map(asks -> new Loaded(county, asks, situation, existing));
    }

    private record Owned(PendingRequest request, Set<HouseholdKey> households, Optional<HouseholdKey> account) {}

    private Future<List<Owned>> lockHouseholds(
            Tx tx,
            List<PendingRequest> batch,
            Ownership ownership,
            Situation situation,
            Map<HouseholdKey, HouseholdAccount> existing) {
        List<Owned> owned = batch.stream()
                .map(request -> new Owned(request, ownership.householdsOf(request), ownership.holderOfAccount(request)))
                .toList();
        Set<HouseholdKey> keys = new TreeSet<>();
        owned.forEach(one -> keys.addAll(one.households()));
        return HouseholdStore.lock(tx.sql(), keys).map(rows -> {
            Set<HouseholdKey> gone = new HashSet<>();
            for (HouseholdRow row : rows) {
                existing.put(row.key(), row.account());
                situation.household(row.key(), row.account());
                if (row.mergedInto() != null) {
                    gone.add(row.key());
                }
            }
            return owned.stream()
                    .filter(one -> one.households().stream().noneMatch(gone::contains))
                    .toList();
        });
    }

    private Future<List<Ask>> asks(Tx tx, List<Owned> owned, Situation situation) {
        return PolicyStore.inForce(tx.sql()).compose(policies -> {
            Future<Map<String, Disaster>> loading = Future.succeededFuture(new HashMap<>());
            for (String code : new TreeSet<>(
                    owned.stream().map(one -> one.request().disaster()).toList())) {
                loading =
                        loading.compose(known -> disasters.find(tx.sql(), code).map(found -> {
                            known.put(code, found.orElseThrow());
                            return known;
                        }));
            }
            return loading.map(known -> {
                List<Ask> asks = new ArrayList<>(owned.size());
                for (Owned one : owned) {
                    asks.add(ask(one, known.get(one.request().disaster()), policies, situation));
                }
                return asks;
            });
        });
    }

    /** Joins what belongs together on the way; the household that was granted most keeps its key. */
    private Ask ask(Owned one, Disaster disaster, Map<String, Policy> policies, Situation situation) {
        PendingRequest request = one.request();
        Set<HouseholdKey> roots = new TreeSet<>();
        one.households().forEach(key -> roots.add(situation.rootOf(key)));
        HouseholdKey root = roots.iterator().next();
        for (HouseholdKey candidate : roots) {
            if (situation.account(candidate).grantedFen()
                    > situation.account(root).grantedFen()) {
                root = candidate;
            }
        }
        roots.remove(root);
        if (!roots.isEmpty()) {
            situation.join(root, roots);
        }
        HouseholdKey household = root;
        boolean elsewhere = !household.county().equals(request.county())
                || roots.stream().anyMatch(key -> !key.county().equals(request.county()));
        boolean shared = one.account()
                .map(situation::rootOf)
                .filter(holder -> !holder.equals(household))
                .isPresent();
        return new Ask(request, disaster, policy(policies, request.township()), household, elsewhere, shared);
    }

    /** That of the smallest region around the township which has one. */
    private Policy policy(Map<String, Policy> policies, String township) {
        List<Region> chain = regions.chain(township);
        for (int i = chain.size() - 1; i >= 0; i--) {
            Policy policy = policies.get(chain.get(i).code());
            if (policy != null) {
                return policy;
            }
        }
        Policy nation = policies.get(Regions.NATION);
        if (nation == null) {
            throw new IllegalStateException("no policy is in force for township " + township);
        }
        return nation;
    }

    private static Set<StandingOrder.Place> places(List<PendingRequest> batch) {
        Set<StandingOrder.Place> places = new HashSet<>();
        batch.forEach(request -> places.add(new StandingOrder.Place(request.disaster(), request.township())));
        return places;
    }

    private static Set<String> disasterCodes(List<PendingRequest> batch) {
        Set<String> codes = new TreeSet<>();
        batch.forEach(request -> codes.add(request.disaster()));
        return codes;
    }

    private static Set<String> potRegions(String county, List<PendingRequest> batch) {
        Set<String> codes = new TreeSet<>();
        codes.add(county);
        batch.forEach(request -> codes.add(request.township()));
        return codes;
    }
}
