package relief.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import relief.authorization.Decision.Outcome;
import relief.disaster.Scene;
import relief.identity.Role;
import relief.overview.Overview.CountAndAmount;
import relief.platform.Caller;
import relief.platform.LiveDatabase;
import relief.platform.Refusals;
import relief.request.ReliefRequest;

class OverviewServiceTest {
    private final Relieved relieved = new Relieved();

    @Test
    void the_figures_are_what_was_put_in() {
        ReliefRequest paid = relieved.granted();
        ReliefRequest failed = relieved.granted();
        relieved.release(relieved.seal());
        relieved.bankSays(paid, "ACSC");
        relieved.bankSays(failed, "RJCT");
        relieved.submit(relieved.worker, Scene.ZHONGCHUAN, "草滩村", "AFFECTED", 200_000);
        ReliefRequest bereaved = relieved.submit(relieved.worker, Scene.ZHONGCHUAN, "草滩村", "BEREAVED", 4_200_000);
        relieved.decideAll();
        relieved.decide(relieved.minhe, bereaved, Outcome.APPROVE);
        relieved.submitDoubtful(paid);
        relieved.decideAll();

        Overview figures = figures(relieved.minhe);
        assertEquals(5, figures.requests());
        assertEquals(4, figures.households());
        assertEquals(
                Map.of(SeenState.PAID, 1L, SeenState.PAYMENT_FAILED, 1L, SeenState.AUTHORIZED, 2L, SeenState.HELD, 1L),
                figures.byState());
        assertEquals(new CountAndAmount(3, 800_000), figures.authorizedLocally());
        assertEquals(new CountAndAmount(1, 4_200_000), figures.authorizedByCounty());
        assertEquals(CountAndAmount.NONE, figures.authorizedByPanel());
        // The bank's money back stands with the two that wait for a run.
        assertEquals(new Overview.Money(95_000_000, 4_700_000, 0, 300_000), figures.money());
        assertEquals(
                "[Township[code=630222103, name=官亭镇, requests=3, authorizedFen=600000, paidFen=300000], "
                        + "Township[code=630222210, name=中川乡, requests=2, authorizedFen=4400000, paidFen=0]]",
                figures.townships().toString());
        assertEquals(
                5,
                figures.perMinute().stream().mapToLong(Overview.Minute::count).sum());
        assertTrue(figures.timeToAuthorizationMs().p50() >= 0);
        assertTrue(
                figures.timeToMoneyMs().p99() >= figures.timeToAuthorizationMs().p50());

        Overview township = figures(relieved.guanting);
        assertEquals(3, township.requests());
        assertEquals(new CountAndAmount(2, 600_000), township.authorizedLocally());
        assertEquals(new Overview.Money(19_400_000, 300_000, 0, 300_000), township.money());
        assertEquals(1, township.townships().size());
    }

    @Test
    void before_anybody_asks_all_figures_are_nothing() {
        Overview figures = figures(relieved.minhe);
        assertEquals(0, figures.requests());
        assertEquals(Map.of(), figures.byState());
        assertNull(figures.timeToMoneyMs().p50());
        assertEquals(2, figures.townships().size());
    }

    @Test
    void many_watchers_at_once_cost_one_counting() {
        OverviewService.Scope scope = relieved.overviews
                .scope(relieved.minhe, relieved.disaster.code(), Optional.empty())
                .await();
        Future<Overview> one = relieved.overviews.figures(scope);
        Future<Overview> other = relieved.overviews.figures(scope);
        assertSame(one.await(), other.await());
    }

    @Test
    void a_region_or_disaster_that_is_not_ones_business_does_not_exist() {
        Caller hualong = Scene.caller(Role.COUNTY_OFFICER, Scene.HUALONG);
        assertEquals("not-found", code(hualong, Optional.empty()));
        assertEquals("not-found", code(relieved.guanting, Optional.of(Scene.MINHE)));
        assertEquals("none", code(Scene.caller(Role.AUDITOR, "63"), Optional.of(Scene.GUANTING)));
    }

    @Test
    void the_oldest_open_request_has_an_age() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        OpenRequestGauge gauge = new OpenRequestGauge(LiveDatabase.database(), meters);
        relieved.submit(relieved.worker, Scene.GUANTING, "官亭村", "INJURED", 100_000);
        gauge.refresh().await();
        assertTrue(meters.get("relief.requests.oldest.open.age.seconds").gauge().value() > 0);
    }

    private Overview figures(Caller caller) {
        return relieved.overviews
                .scope(caller, relieved.disaster.code(), Optional.empty())
                .compose(relieved.overviews::figures)
                .await();
    }

    private String code(Caller caller, Optional<String> region) {
        return Refusals.code(() -> relieved.overviews.scope(caller, relieved.disaster.code(), region));
    }
}
