package relief.fund;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import relief.disaster.Disaster;
import relief.disaster.DisasterService;
import relief.identity.Access;
import relief.kernel.Fault;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Page;
import relief.platform.Tx;
import relief.region.RegionLevel;
import relief.region.Regions;

/** Sets up the funds of a county and brings money into them: appropriated to the county, allocated to townships. */
public final class FundService {
    /** SOURCE stands in the county alone. */
    private static final Set<PotKind> OF_TOWNSHIPS = EnumSet.complementOf(EnumSet.of(PotKind.SOURCE));

    private final Database database;
    private final Regions regions;
    private final Access access;
    private final DisasterService disasters;
    private final LedgerService ledger;
    private final FundStore store = new FundStore();
    private final LedgerStore ledgerStore = new LedgerStore();

    /** A fund as it stands after a PUT, and whether that PUT was the first. */
    public record Opened(boolean first, Fund fund) {}

    /** A transfer as it stands after a PUT, and whether that PUT was the first. */
    public record Booked(boolean first, Transfer transfer) {}

    /** A fund with those of its pots that were asked for. */
    public record WithPots(Fund fund, List<RegionPots> pots) {}

    public FundService(
            Database database, Regions regions, Access access, DisasterService disasters, LedgerService ledger) {
        this.database = database;
        this.regions = regions;
        this.access = access;
        this.disasters = disasters;
        this.ledger = ledger;
    }

    public Future<Opened> putFund(Caller caller, Fund wanted) {
        access.require(caller, wanted.county(), "County " + wanted.county());
        return database.inTransaction(tx -> store.insert(tx.sql(), wanted)
                .compose(first -> first ? open(tx, caller, wanted) : existing(tx, wanted)));
    }

    private Future<Opened> open(Tx tx, Caller caller, Fund wanted) {
        return disasters
                .find(tx.sql(), wanted.disaster())
                .map(disaster -> requireTouching(disaster, wanted.county()))
                .compose(disaster -> ledgerStore.openPots(
                        tx.sql(), wanted.county(), wanted.code(), wanted.county(), EnumSet.allOf(PotKind.class)))
                .map(opened -> {
                    recordOpened(tx, caller, wanted);
                    return new Opened(true, wanted);
                });
    }

    private static void recordOpened(Tx tx, Caller caller, Fund fund) {
        Map<String, ?> facts = Map.of("source", fund.source(), "year", fund.year(), "disaster", fund.disaster());
        tx.record(JournalEntry.of(fund.county(), "fund.opened", fund.code(), caller.username(), facts));
    }

    private Disaster requireTouching(Optional<Disaster> found, String county) {
        return found.filter(disaster -> touches(disaster, county))
                .orElseThrow(() -> Refused.faulty(List.of(new Fault(
                        "/disaster",
                        "unknown-disaster",
                        "The disaster does not exist, or does not touch this county."))));
    }

    private boolean touches(Disaster disaster, String county) {
        return disaster.townships().stream()
                .anyMatch(township -> regions.countyOf(township).equals(county));
    }

    private Future<Opened> existing(Tx tx, Fund wanted) {
        return get(tx.sql(), wanted.county(), wanted.code()).map(fund -> {
            if (!fund.saysTheSame(wanted)) {
                throw Refused.because("fund-differs", "Another fund stands under " + fund.code() + ".");
            }
            return new Opened(false, fund);
        });
    }

    private Future<Fund> get(SqlClient sql, String county, String code) {
        return store.find(sql, county, code).map(found -> found.orElseThrow(() -> Refused.notFound("Fund " + code)));
    }

    /** By code. */
    public Future<Page<Fund>> list(Caller caller, Optional<String> county, Optional<List<String>> after, int limit) {
        String where = access.county(caller, county);
        String afterCode = after.map(key -> key.get(0)).orElse("");
        return database.read(sql -> store.page(sql, where, afterCode, limit + 1))
                .map(found -> Page.of(found, limit, fund -> List.of(fund.code())));
    }

    /** With the pots of the region and below, or of the caller's when none is named. */
    public Future<WithPots> get(Caller caller, String code, Optional<String> county, Optional<String> region) {
        String where = access.county(caller, county);
        region.ifPresent(named -> access.require(caller, named, "Region " + named));
        String scope = region.orElse(caller.region());
        return database.read(sql -> get(sql, where, code)
                .compose(fund -> ledgerStore
                        .pots(sql, where, code)
                        .map(pots -> pots.stream()
                                .filter(pot -> regions.covers(scope, pot.region()))
                                .toList())
                        .map(pots -> new WithPots(fund, pots))));
    }

    /** APPROPRIATE or ALLOCATE; more than the county holds is refused as {@code overdrawn}. */
    public Future<Booked> putTransfer(Caller caller, UUID id, Transfer.Terms terms) {
        String county = terms.county();
        access.require(caller, county, "County " + county);
        requireRightRegion(terms);
        return database.inTransaction(tx -> get(tx.sql(), county, terms.fund())
                .compose(fund -> ledgerStore.insert(tx.sql(), id, terms, caller.username()))
                .compose(first -> (first ? book(tx, caller, id, terms) : Future.<Void>succeededFuture())
                        .compose(done -> ledgerStore.find(tx.sql(), county, id))
                        .map(found -> same(first, found, terms))));
    }

    private void requireRightRegion(Transfer.Terms terms) {
        boolean appropriation = terms.kind() == TransferKind.APPROPRIATE;
        boolean right =
                appropriation ? terms.region().equals(terms.county()) : isTownshipOf(terms.county(), terms.region());
        if (!right) {
            String detail = appropriation
                    ? "Must be the county: that is where appropriated money goes."
                    : "Must be a township of the county with a government of its own.";
            throw Refused.faulty(List.of(new Fault("/region", "wrong-region", detail)));
        }
    }

    private boolean isTownshipOf(String county, String code) {
        return regions.find(code)
                .filter(region -> region.level() == RegionLevel.TOWNSHIP)
                .filter(region -> regions.countyOf(code).equals(county))
                .isPresent();
    }

    private Future<Void> book(Tx tx, Caller caller, UUID id, Transfer.Terms terms) {
        String event = terms.kind() == TransferKind.APPROPRIATE ? "fund.appropriated" : "fund.allocated";
        Map<String, ?> facts = Map.of("transfer", id, "region", terms.region(), "amountFen", terms.amountFen());
        tx.record(JournalEntry.of(terms.county(), event, terms.fund(), caller.username(), facts));
        PotChanges changes = new PotChanges();
        changes.add(terms.kind(), terms.fund(), terms.county(), terms.region(), terms.amountFen());
        return openReserve(tx, terms).compose(opened -> ledger.change(tx.sql(), terms.county(), changes));
    }

    /** A township has pots of a fund from its first allocation on. */
    private Future<Void> openReserve(Tx tx, Transfer.Terms terms) {
        return terms.kind() == TransferKind.ALLOCATE
                ? ledgerStore.openPots(tx.sql(), terms.county(), terms.fund(), terms.region(), OF_TOWNSHIPS)
                : Future.succeededFuture();
    }

    /** An id that the movement of a request holds is no transfer of a fund, and so differs too. */
    private static Booked same(boolean first, Optional<Transfer> found, Transfer.Terms wanted) {
        return found.filter(transfer -> transfer.terms().equals(wanted))
                .map(transfer -> new Booked(first, transfer))
                .orElseThrow(() -> Refused.because("transfer-differs", "Another transfer stands under this id."));
    }
}
