package relief.demo;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import relief.disaster.Disaster;
import relief.disaster.DisasterService;
import relief.disaster.StandingOrder;
import relief.disaster.StandingOrderService;
import relief.fund.Fund;
import relief.fund.FundService;
import relief.fund.Transfer;
import relief.fund.TransferKind;
import relief.identity.IdentityService;
import relief.platform.Caller;
import relief.region.Region;
import relief.region.RegionLevel;
import relief.region.Regions;

/**
 * Sets the case up on a fresh embedded start: the disaster, in every township a standing order of two officers, and a
 * reserve. Each step is one that its officer could send again, so a start that was killed goes on where it was.
 */
public final class SeedCase {
    private static final String DONE = "demo-seeded";

    private final Regions regions;
    private final IdentityService identity;
    private final DisasterService disasters;
    private final StandingOrderService orders;
    private final FundService funds;

    public SeedCase(
            Regions regions,
            IdentityService identity,
            DisasterService disasters,
            StandingOrderService orders,
            FundService funds) {
        this.regions = regions;
        this.identity = identity;
        this.disasters = disasters;
        this.orders = orders;
        this.funds = funds;
    }

    /** Once for a data folder: what its users change afterwards stays changed. */
    public Future<Void> ensure(Path dataDir) {
        Path done = dataDir.resolve(DONE);
        if (Files.exists(done)) {
            return Future.succeededFuture();
        }
        Future<Void> seeding = Future.succeededFuture();
        for (String county : JishishanCase.COUNTY_OFFICERS.keySet()) {
            seeding = seeding.compose(next -> seedCounty(county));
        }
        return seeding.onSuccess(seeded -> mark(done));
    }

    private static void mark(Path done) {
        try {
            Files.createFile(done);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Future<Void> seedCounty(String county) {
        List<String> townships = townships(county);
        return caller(JishishanCase.COUNTY_OFFICERS.get(county))
                .compose(officer -> disasters
                        .put(officer, disaster(officer, townships))
                        .compose(put -> funds.putFund(officer, fund(county)))
                        .compose(put -> appropriate(officer, county, townships))
                        .compose(put -> eachTownship(officer, county, townships)));
    }

    private Future<Void> eachTownship(Caller officer, String county, List<String> townships) {
        Future<Void> seeding = Future.succeededFuture();
        for (String township : townships) {
            seeding =
                    seeding.compose(next -> allocate(officer, county, township)).compose(next -> signOrder(township));
        }
        return seeding;
    }

    private Future<Void> appropriate(Caller officer, String county, List<String> townships) {
        long amountFen = JishishanCase.COUNTY_RESERVE_FEN + townships.size() * JishishanCase.TOWNSHIP_RESERVE_FEN;
        return transfer(officer, county, TransferKind.APPROPRIATE, county, amountFen);
    }

    private Future<Void> allocate(Caller officer, String county, String township) {
        return transfer(officer, county, TransferKind.ALLOCATE, township, JishishanCase.TOWNSHIP_RESERVE_FEN);
    }

    private Future<Void> transfer(Caller officer, String county, TransferKind kind, String region, long amountFen) {
        UUID id = JishishanCase.id(kind + " " + region);
        Transfer.Terms terms = new Transfer.Terms(county, JishishanCase.FUND, kind, region, amountFen);
        return funds.putTransfer(officer, id, terms).mapEmpty();
    }

    private Future<Void> signOrder(String township) {
        UUID id = JishishanCase.id("order " + township);
        StandingOrder.Terms terms = new StandingOrder.Terms(
                JishishanCase.DISASTER,
                township,
                new TreeSet<>(List.of(JishishanCase.AFFECTED)),
                JishishanCase.ORDER_BUDGET_FEN);
        List<String> officers = JishishanCase.officers(township);
        return caller(officers.get(0))
                .compose(signer -> orders.sign(signer, id, terms))
                .compose(signed -> caller(officers.get(1)))
                .compose(second -> orders.confirm(second, JishishanCase.DISASTER, id))
                .mapEmpty();
    }

    private Future<Caller> caller(String username) {
        return identity.callerNamed(username);
    }

    private List<String> townships(String county) {
        return regions.children(county).stream()
                .filter(region -> region.level() == RegionLevel.TOWNSHIP)
                .map(Region::code)
                .toList();
    }

    private static Disaster disaster(Caller officer, List<String> townships) {
        return new Disaster(
                JishishanCase.DISASTER,
                JishishanCase.NAME,
                "EARTHQUAKE",
                JishishanCase.OCCURRED_AT,
                new TreeSet<>(townships),
                JishishanCase.TARIFFS,
                Disaster.Mode.EMERGENCY,
                Disaster.State.OPEN,
                officer.region());
    }

    private static Fund fund(String county) {
        return new Fund(
                county,
                JishishanCase.FUND,
                Fund.Source.CENTRAL,
                2023,
                JishishanCase.FUND_NAME,
                JishishanCase.DISASTER,
                0);
    }
}
