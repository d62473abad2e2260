package relief.disaster;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import relief.identity.Access;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Page;
import relief.platform.Tx;
import relief.region.RegionLevel;
import relief.region.Regions;

/**
 * Opens, widens and closes disasters. A disaster spans counties because officers of each add the townships of their
 * own; what holds for all of it is changed from the region that opened it.
 */
public final class DisasterService {
    private final Database database;
    private final Regions regions;
    private final Access access;
    private final DisasterStore store = new DisasterStore();
    private final RecentDisasters recent = new RecentDisasters();
    private final Map<String, Future<Optional<Disaster>>> underWay = new ConcurrentHashMap<>();

    /** A disaster as it stands after a PUT, and whether that PUT was the first. */
    public record Stated(boolean first, Disaster disaster) {}

    public DisasterService(Database database, Regions regions, Access access) {
        this.database = database;
        this.regions = regions;
        this.access = access;
    }

    /** For whoever serves many requests a second: at most one second old, without asking whose business it is. */
    public Future<Optional<Disaster>> find(String code) {
        long nowNanos = System.nanoTime();
        Optional<Disaster> known = recent.find(code, nowNanos);
        return known.isPresent() ? Future.succeededFuture(known) : readOnce(code, nowNanos);
    }

    /** However many ask meanwhile, one query is under way: a slow database is not asked the more the slower it is. */
    private Future<Optional<Disaster>> readOnce(String code, long nowNanos) {
        Promise<Optional<Disaster>> reading = Promise.promise();
        Future<Optional<Disaster>> others = underWay.putIfAbsent(code, reading.future());
        if (others != null) {
            return others;
        }
        return database.read(sql -> store.find(sql, code))
                .onSuccess(found -> found.ifPresent(it -> recent.keep(it, nowNanos)))
                .onComplete(read -> {
                    underWay.remove(code);
                    reading.handle(read);
                });
    }

    /** As it stands, for a feature that is inside a transaction. */
    public Future<Optional<Disaster>> find(SqlClient sql, String code) {
        return store.find(sql, code);
    }

    /** As it stands, for a feature that is inside a transaction. */
    public Future<Disaster> get(SqlClient sql, String code) {
        return find(sql, code).map(found -> found.orElseThrow(() -> unknown(code)));
    }

    /** A disaster that touches the caller's region. */
    public Future<Disaster> get(Caller caller, String code) {
        return database.read(sql -> get(sql, code)).map(disaster -> visible(caller, disaster));
    }

    /** Newest first. */
    public Future<Page<Disaster>> list(Caller caller, Optional<List<String>> after, int limit) {
        Optional<String> township = Optional.of(caller.region()).filter(this::isTownship);
        return database.read(sql -> store.page(
                                sql,
                                regions.countiesOf(caller.region()),
                                township,
                                after.map(key -> Page.time(key.get(0))),
                                after.map(key -> key.get(1)),
                                limit + 1)
                        .compose(codes -> store.load(sql, codes)))
                .map(found ->
                        Page.of(found, limit, it -> List.of(it.occurredAt().toString(), it.code())));
    }

    /** @param wanted lead region and all, as the caller would open it */
    public Future<Stated> put(Caller caller, Disaster wanted) {
        return database.inTransaction(tx -> store.insert(tx.sql(), wanted, caller.id())
                        .compose(first -> first ? open(tx, caller, wanted) : restate(tx, caller, wanted)))
                .onSuccess(stated -> recent.keep(stated.disaster(), System.nanoTime()));
    }

    private Future<Stated> open(Tx tx, Caller caller, Disaster wanted) {
        requireOwn(caller, wanted.townships());
        record(tx, caller, "disaster.opened", wanted);
        return write(tx, wanted)
                .compose(done -> get(tx.sql(), wanted.code()))
                .map(disaster -> new Stated(true, disaster));
    }

    private Future<Stated> restate(Tx tx, Caller caller, Disaster wanted) {
        return store.lock(tx.sql(), wanted.code())
                .compose(locked -> get(tx.sql(), wanted.code()))
                .compose(before -> change(tx, caller, before, wanted))
                .map(disaster -> new Stated(false, disaster));
    }

    private Future<Disaster> change(Tx tx, Caller caller, Disaster before, Disaster wanted) {
        TreeSet<String> added = new TreeSet<>(wanted.townships());
        added.removeAll(before.townships());
        requireOwn(caller, added);
        Disaster after = before.restated(wanted, region -> access.covers(caller, region));
        if (after.equals(before)) {
            return Future.succeededFuture(before);
        }
        record(tx, caller, "disaster.changed", after);
        return store.update(tx.sql(), after).compose(done -> write(tx, after)).map(after);
    }

    private Future<Void> write(Tx tx, Disaster disaster) {
        List<String> townships = List.copyOf(disaster.townships());
        List<String> counties = townships.stream().map(regions::countyOf).toList();
        return store.addTownships(tx.sql(), disaster.code(), townships, counties)
                .compose(done -> store.addTariffs(tx.sql(), disaster.code(), disaster.tariffs()));
    }

    /** In the books of every county it touches. */
    private void record(Tx tx, Caller caller, String event, Disaster disaster) {
        Map<String, ?> facts = Map.of(
                "mode", disaster.mode(),
                "state", disaster.state(),
                "townships", disaster.townships().size(),
                "tariffs", disaster.tariffs().stream().map(Tariff::code).toList());
        disaster.townships().stream()
                .map(regions::countyOf)
                .distinct()
                .forEach(
                        county -> tx.record(JournalEntry.of(county, event, disaster.code(), caller.username(), facts)));
    }

    private void requireOwn(Caller caller, Set<String> townships) {
        for (String township : townships) {
            if (!isTownship(township)) {
                throw Refused.notFound("Township " + township);
            }
            access.require(caller, township, "Township " + township);
        }
    }

    private boolean isTownship(String code) {
        return regions.find(code)
                .filter(region -> region.level() == RegionLevel.TOWNSHIP)
                .isPresent();
    }

    private Disaster visible(Caller caller, Disaster disaster) {
        boolean touched = disaster.townships().stream().anyMatch(township -> access.covers(caller, township));
        if (!touched) {
            throw unknown(disaster.code());
        }
        return disaster;
    }

    private static Refused unknown(String code) {
        return Refused.notFound("Disaster " + code);
    }
}
