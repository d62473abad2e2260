package relief.disaster;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import relief.identity.Access;
import relief.kernel.Fault;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Page;
import relief.platform.Tx;
import relief.region.Regions;

/** Has standing orders signed and confirmed by two officers of a township, and keeps what is granted in their name. */
public final class StandingOrderService {
    private final Database database;
    private final Regions regions;
    private final Access access;
    private final DisasterService disasters;
    private final StandingOrderStore store = new StandingOrderStore();

    /** An order as it stands after a PUT, and whether that PUT was the first. */
    public record Signed(boolean first, StandingOrder order) {}

    public StandingOrderService(Database database, Regions regions, Access access, DisasterService disasters) {
        this.database = database;
        this.regions = regions;
        this.access = access;
        this.disasters = disasters;
    }

    /** By an officer of the very township. */
    public Future<Signed> sign(Caller officer, UUID id, StandingOrder.Terms terms) {
        requireOwnTownship(officer, terms.township(), "Township " + terms.township());
        String county = regions.countyOf(terms.township());
        return database.inTransaction(tx -> store.insert(tx.sql(), county, id, terms, officer)
                .compose(first -> store.lock(tx.sql(), county, id)
                        .map(Optional::orElseThrow)
                        .compose(order -> first ? signed(tx, order) : signedBefore(officer, terms, order))));
    }

    private Future<Signed> signed(Tx tx, StandingOrder order) {
        return disasters.get(tx.sql(), order.disaster()).map(disaster -> {
            List<Fault> faults = order.terms().faults(disaster);
            if (!faults.isEmpty()) {
                throw Refused.faulty(faults);
            }
            requireOpen(disaster);
            record(tx, order.signed(), "standing-order.signed", order);
            return new Signed(true, order);
        });
    }

    /** A signature is part of what stands under the id: another officer's does not count as the same. */
    private static Future<Signed> signedBefore(Caller officer, StandingOrder.Terms terms, StandingOrder order) {
        if (!order.terms().equals(terms) || !order.signed().by().equals(officer.id())) {
            throw Refused.because("order-differs", "Another standing order stands under this id.");
        }
        return Future.succeededFuture(new Signed(false, order));
    }

    private static void requireOpen(Disaster disaster) {
        if (!disaster.isOpen()) {
            throw Refused.because("disaster-closed", "Disaster " + disaster.code() + " is closed.");
        }
    }

    /** By a second officer of the same township; from then on it has force. */
    public Future<StandingOrder> confirm(Caller officer, String disaster, UUID id) {
        String county = access.county(officer, Optional.empty());
        return database.inTransaction(tx -> store.lock(tx.sql(), county, id)
                .map(found -> found.filter(order -> order.disaster().equals(disaster))
                        .orElseThrow(() -> Refused.notFound("The standing order")))
                .compose(order -> confirm(tx, officer, order)));
    }

    private Future<StandingOrder> confirm(Tx tx, Caller officer, StandingOrder order) {
        requireOwnTownship(officer, order.township(), "The standing order");
        if (order.signed().by().equals(officer.id())) {
            throw Refused.because("own-order", "You signed this order yourself; a second officer confirms it.");
        }
        if (order.confirmed().isPresent()) {
            return Future.succeededFuture(confirmedBy(officer, order));
        }
        return disasters.get(tx.sql(), order.disaster()).compose(disaster -> {
            requireOpen(disaster);
            return store.confirm(tx.sql(), order, officer).map(confirmed -> {
                record(tx, confirmed.confirmed().orElseThrow(), "standing-order.confirmed", confirmed);
                return confirmed;
            });
        });
    }

    private static StandingOrder confirmedBy(Caller officer, StandingOrder order) {
        if (!order.confirmed().orElseThrow().by().equals(officer.id())) {
            throw Refused.because("wrong-state", "Another officer has confirmed this order already.");
        }
        return order;
    }

    /** Of the townships of the disaster in the caller's scope, or of one of them. */
    public Future<Page<StandingOrder>> list(
            Caller caller, String code, Optional<String> township, Optional<List<String>> after, int limit) {
        return disasters.get(caller, code).compose(disaster -> {
            List<String> townships = disaster.townships().stream()
                    .filter(it -> access.covers(caller, it))
                    .filter(it -> township.isEmpty() || township.get().equals(it))
                    .toList();
            List<String> counties =
                    townships.stream().map(regions::countyOf).distinct().toList();
            return database.read(sql -> store.page(
                            sql,
                            code,
                            counties,
                            townships,
                            after.map(key -> key.get(0)),
                            after.map(key -> UUID.fromString(key.get(1))),
                            limit + 1))
                    .map(found -> Page.of(
                            found, limit, it -> List.of(it.township(), it.id().toString())));
        });
    }

    /** Orders in force at these places, locked in key order until the transaction ends. */
    public Future<List<StandingOrder>> confirmedOrders(Tx tx, String county, Collection<StandingOrder.Place> places) {
        return store.lockConfirmed(tx.sql(), county, places);
    }

    /** Adds to what was granted under each order; a budget that does not allow it refuses as {@code budget-exhausted}. */
    public Future<Void> spend(Tx tx, String county, Map<UUID, Long> amountsFen) {
        for (long amountFen : amountsFen.values()) {
            if (amountFen <= 0) {
                throw new IllegalArgumentException("amountFen must be positive");
            }
        }
        return amountsFen.isEmpty() ? Future.succeededFuture() : add(tx, county, amountsFen);
    }

    /** Takes back what a grant that was withdrawn before any payment had taken of the budget. */
    public Future<Void> giveBack(Tx tx, String county, UUID order, long amountFen) {
        if (amountFen <= 0) {
            throw new IllegalArgumentException("amountFen must be positive");
        }
        return add(tx, county, Map.of(order, -amountFen));
    }

    private Future<Void> add(Tx tx, String county, Map<UUID, Long> amountsFen) {
        return store.add(tx.sql(), county, amountsFen).map(found -> {
            if (found != amountsFen.size()) {
                throw new IllegalStateException("a standing order that money is granted under does not exist");
            }
            return null;
        });
    }

    private static void requireOwnTownship(Caller officer, String township, String what) {
        if (!officer.region().equals(township)) {
            throw Refused.notFound(what);
        }
    }

    private static void record(Tx tx, StandingOrder.Signature by, String event, StandingOrder order) {
        Map<String, ?> facts = Map.of(
                "disaster", order.disaster(),
                "township", order.township(),
                "tariffs", order.tariffs(),
                "budgetFen", order.budgetFen());
        tx.record(JournalEntry.of(order.county(), event, order.id(), by.name(), facts));
    }
}
