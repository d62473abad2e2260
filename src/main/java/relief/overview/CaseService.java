package relief.overview;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import relief.identity.Access;
import relief.identity.Role;
import relief.kernel.Refused;
import relief.oversight.JournalService;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.Page;
import relief.region.RegionLevel;
import relief.region.Regions;

/** Shows requests to those whose business they are, alone with their whole story or in a queue. */
public final class CaseService {
    private static final OffsetDateTime BEFORE_ALL = OffsetDateTime.parse("1900-01-01T00:00:00Z");
    private static final UUID FIRST = new UUID(0, 0);
    /** Whoever is more than a field worker sees his whole region. */
    private static final Set<String> SEE_ALL_OF_REGION = Set.of(
            Role.TOWNSHIP_OFFICER.name(),
            Role.COUNTY_OFFICER.name(),
            Role.PANEL.name(),
            Role.FINANCE_MAKER.name(),
            Role.FINANCE_CHECKER.name(),
            Role.AUDITOR.name());

    private final Database database;
    private final Regions regions;
    private final Access access;
    private final JournalService journal;

    public CaseService(Database database, Regions regions, Access access, JournalService journal) {
        this.database = database;
        this.regions = regions;
        this.access = access;
        this.journal = journal;
    }

    /** What a caller wants to see; the texts are as typed. */
    record Wanted(
            Set<SeenState> states, Optional<String> township, Optional<String> disaster, Optional<String> search) {}

    Future<CaseFile> get(Caller caller, UUID id) {
        return database.read(sql -> CaseStore.find(sql, regions.countiesOf(caller.region()), id)
                .map(found -> visible(caller, found))
                .compose(found -> complete(sql, found)));
    }

    private CaseStore.Found visible(Caller caller, Optional<CaseStore.Found> found) {
        return found.filter(it -> access.covers(caller, it.head().listed().township()))
                .filter(it ->
                        onlyOwn(caller).map(it.head().submittedBy()::equals).orElse(true))
                .orElseThrow(() -> Refused.notFound("The request"));
    }

    private Future<CaseFile> complete(SqlClient sql, CaseStore.Found found) {
        String county = found.head().listed().county();
        UUID id = found.head().listed().id();
        return CaseStore.decisions(sql, county, id)
                .compose(decisions -> CaseStore.payments(sql, county, id)
                        .compose(payments -> journal.history(sql, county, id.toString())
                                .map(history -> new CaseFile(
                                        found.head(),
                                        found.cumulativeFen(),
                                        found.grant(),
                                        decisions,
                                        payments,
                                        history))));
    }

    /** Oldest first, so that who has waited longest comes first. */
    Future<Page<ListedRequest>> list(Caller caller, Wanted wanted, Optional<List<String>> after, int limit) {
        QueueFilter filter = filter(caller, wanted);
        OffsetDateTime afterAt = after.map(key -> Page.time(key.get(0))).orElse(BEFORE_ALL);
        UUID afterId = after.map(key -> Page.id(key.get(1))).orElse(FIRST);
        return database.read(sql -> QueueStore.page(sql, filter, afterAt, afterId, limit + 1))
                .map(found -> Page.of(
                        found,
                        limit,
                        row -> List.of(row.receivedAt().toString(), row.id().toString())));
    }

    private QueueFilter filter(Caller caller, Wanted wanted) {
        wanted.township().ifPresent(township -> access.require(caller, township, "Township " + township));
        Optional<String> township = isTownship(caller.region()) ? Optional.of(caller.region()) : wanted.township();
        return new QueueFilter(
                regions.countiesOf(township.orElse(caller.region())),
                wanted.states(),
                township,
                wanted.disaster(),
                onlyOwn(caller),
                wanted.search().map(QueueFilter.Search::of));
    }

    private static Optional<UUID> onlyOwn(Caller caller) {
        return caller.isAnyOf(SEE_ALL_OF_REGION) ? Optional.empty() : Optional.of(caller.id());
    }

    private boolean isTownship(String region) {
        return regions.get(region).level().compareTo(RegionLevel.TOWNSHIP) >= 0;
    }
}
