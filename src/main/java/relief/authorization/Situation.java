package relief.authorization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import relief.disaster.StandingOrder;
import relief.fund.AvailablePot;
import relief.request.Ownership.HouseholdKey;

/**
 * What stands before a batch is decided, kept up to date as the batch goes on: what households have, what pots hold,
 * what orders still allow. It is private to one transaction that holds the locks of it all.
 */
final class Situation {
    private final Map<HouseholdKey, HouseholdAccount> households = new TreeMap<>();
    private final Map<HouseholdKey, HouseholdKey> joined = new HashMap<>();
    private final Map<PotKey, Long> pots = new TreeMap<>();
    private final Map<StandingOrder.Place, List<StandingOrder>> orders = new HashMap<>();
    private final Map<UUID, Long> ordersLeft = new HashMap<>();

    /** An AVAILABLE pot: funds of a disaster are drawn on in the order of their codes. */
    record PotKey(String disaster, String region, String fund) implements Comparable<PotKey> {
        @Override
        public int compareTo(PotKey other) {
            int byDisaster = disaster.compareTo(other.disaster);
            int byRegion = byDisaster != 0 ? byDisaster : region.compareTo(other.region);
            return byRegion != 0 ? byRegion : fund.compareTo(other.fund);
        }
    }

    void household(HouseholdKey key, HouseholdAccount account) {
        households.put(key, account);
    }

    void pot(AvailablePot pot) {
        pots.put(new PotKey(pot.disaster(), pot.region(), pot.fund()), pot.balanceFen());
    }

    void order(StandingOrder order) {
        orders.computeIfAbsent(order.place(), place -> new ArrayList<>()).add(order);
        ordersLeft.put(order.id(), order.leftFen());
    }

    /** Households that turn out to be one from now on share one account, kept under the key that is given. */
    void join(HouseholdKey into, Iterable<HouseholdKey> others) {
        for (HouseholdKey other : others) {
            HouseholdAccount moved = households.remove(other);
            joined.put(other, into);
            if (moved != null) {
                households.merge(into, moved, HouseholdAccount::join);
            }
        }
        households.putIfAbsent(into, HouseholdAccount.NONE);
    }

    /** Under which key the household is kept after what this batch has joined. */
    HouseholdKey rootOf(HouseholdKey key) {
        HouseholdKey root = key;
        while (joined.containsKey(root)) {
            root = joined.get(root);
        }
        return root;
    }

    Map<HouseholdKey, HouseholdKey> joined() {
        return joined;
    }

    /** Of the household under whichever key it is kept by now. */
    HouseholdAccount account(HouseholdKey household) {
        return households.getOrDefault(rootOf(household), HouseholdAccount.NONE);
    }

    /** A fund of the disaster whose pot in the region holds the amount. */
    Optional<String> findFund(String disaster, String region, long amountFen) {
        for (Map.Entry<PotKey, Long> pot : pots.entrySet()) {
            PotKey key = pot.getKey();
            if (key.disaster().equals(disaster) && key.region().equals(region) && pot.getValue() >= amountFen) {
                return Optional.of(key.fund());
            }
        }
        return Optional.empty();
    }

    /** Standing orders in force at the place that name the tariff line. */
    List<StandingOrder> orders(StandingOrder.Place place, String tariff) {
        return orders.getOrDefault(place, List.of()).stream()
                .filter(order -> order.tariffs().contains(tariff))
                .toList();
    }

    long leftFen(StandingOrder order) {
        return ordersLeft.get(order.id());
    }

    void grant(Ask ask, Verdict.Granted granted, Optional<StandingOrder> order) {
        String tariff = ask.request().tariff();
        households.put(rootOf(ask.household()), account(ask.household()).plus(granted.amountFen(), tariff));
        PotKey pot = new PotKey(ask.request().disaster(), granted.potRegion(), granted.fund());
        pots.merge(pot, -granted.amountFen(), Long::sum);
        order.ifPresent(used -> ordersLeft.merge(used.id(), -granted.amountFen(), Long::sum));
    }
}
