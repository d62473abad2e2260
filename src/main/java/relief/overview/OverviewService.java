package relief.overview;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import relief.authorization.Level;
import relief.disaster.DisasterService;
import relief.identity.Access;
import relief.overview.Overview.CountAndAmount;
import relief.overview.Overview.Township;
import relief.overview.OverviewStore.Sums;
import relief.overview.OverviewStore.TownshipSum;
import relief.overview.OverviewStore.Where;
import relief.platform.Caller;
import relief.platform.Database;
import relief.region.RegionLevel;
import relief.region.Regions;

/** Counts what became of a disaster, at most once a second for each region however many people watch it. */
public final class OverviewService {
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final Vertx vertx;
    private final Database database;
    private final Regions regions;
    private final Access access;
    private final DisasterService disasters;
    private final Clock clock;
    private final Map<Scope, Counted> counted = new ConcurrentHashMap<>();

    public OverviewService(
            Vertx vertx, Database database, Regions regions, Access access, DisasterService disasters, Clock clock) {
        this.vertx = vertx;
        this.database = database;
        this.regions = regions;
        this.access = access;
        this.disasters = disasters;
        this.clock = clock;
    }

    /**
     * What somebody may watch.
     *
     * @param townships of the disaster in the region
     */
    record Scope(String disaster, String region, SortedSet<String> townships) {}

    private record Counted(Future<Overview> figures, long startedNanos) {
        boolean serves(long nowNanos) {
            return !figures.isComplete() || (figures.succeeded() && nowNanos - startedNanos < FRESH_NANOS);
        }
    }

    /** Refused unless the region, the caller's own when none is named, and the disaster are his business. */
    Future<Scope> scope(Caller caller, String disaster, Optional<String> named) {
        String region = named.orElse(caller.region());
        access.require(caller, region, "Region " + region);
        return disasters.get(caller, disaster).map(found -> {
            SortedSet<String> townships = new TreeSet<>(found.townships());
            townships.removeIf(township -> !regions.covers(region, township));
            return new Scope(disaster, region, townships);
        });
    }

    Future<Overview> figures(Scope scope) {
        long nowNanos = System.nanoTime();
        counted.values().removeIf(it -> !it.serves(nowNanos));
        Counted current = counted.computeIfAbsent(scope, missing -> new Counted(count(scope), nowNanos));
        return onOwnLoop(current.figures());
    }

    /** What is shared completes on the loop of whoever asked first; each caller goes on on his own. */
    private <T> Future<T> onOwnLoop(Future<T> shared) {
        Context own = vertx.getOrCreateContext();
        Promise<T> mine = Promise.promise();
        shared.onComplete((value, failure) -> own.runOnContext(there -> mine.complete(value, failure)));
        return mine.future();
    }

    private Future<Overview> count(Scope scope) {
        boolean township = regions.get(scope.region()).level().compareTo(RegionLevel.TOWNSHIP) >= 0;
        Where where = new Where(
                scope.disaster(),
                regions.countiesOf(scope.region()),
                township ? Optional.of(scope.region()) : Optional.empty());
        return database.read(sql -> OverviewStore.read(sql, where)).map(sums -> overview(scope, sums));
    }

    private Overview overview(Scope scope, Sums sums) {
        Map<SeenState, Long> byState = new EnumMap<>(SeenState.class);
        sums.requests().forEach(row -> byState.merge(row.state(), row.count(), Long::sum));
        return new Overview(
                scope.disaster(),
                scope.region(),
                byState.values().stream().mapToLong(Long::longValue).sum(),
                sums.families().households(),
                byState,
                sum(sums, Level.TOWNSHIP),
                sum(sums, Level.COUNTY),
                sum(sums, Level.PANEL),
                sums.money(),
                sums.families().toAuthorization(),
                sums.families().toMoney(),
                townships(scope, sums),
                sums.minutes(),
                OffsetDateTime.now(clock));
    }

    private static CountAndAmount sum(Sums sums, Level level) {
        return sums.levels().stream()
                .filter(row -> row.level().equals(level.name()))
                .map(OverviewStore.LevelSum::sum)
                .findFirst()
                .orElse(CountAndAmount.NONE);
    }

    /** Also those where nobody has asked yet. */
    private List<Township> townships(Scope scope, Sums sums) {
        Map<String, Long> requests = new HashMap<>();
        sums.requests().forEach(row -> requests.merge(row.township(), row.count(), Long::sum));
        Map<String, TownshipSum> money = new HashMap<>();
        sums.townships().forEach(row -> money.put(row.township(), row));
        return scope.townships().stream()
                .map(code -> {
                    TownshipSum sum = money.getOrDefault(code, new TownshipSum(code, 0, 0));
                    return new Township(
                            code,
                            regions.get(code).name(),
                            requests.getOrDefault(code, 0L),
                            sum.authorizedFen(),
                            sum.paidFen());
                })
                .toList();
    }
}
