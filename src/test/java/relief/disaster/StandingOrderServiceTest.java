package relief.disaster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.identity.Role;
import relief.platform.Caller;
import relief.platform.Ids;
import relief.platform.Journal;
import relief.platform.Refusals;

class StandingOrderServiceTest {
    private final Scene scene = new Scene();
    private final String code = scene.opened().code();
    private final UUID id = Ids.next();
    private final Caller signer = Scene.caller(Role.TOWNSHIP_OFFICER, Scene.GUANTING);
    private final Caller second = Scene.caller(Role.TOWNSHIP_OFFICER, Scene.GUANTING);
    private final Caller third = Scene.caller(Role.TOWNSHIP_OFFICER, Scene.GUANTING);

    @Test
    void two_officers_put_an_order_in_force() {
        StandingOrder order = sign().order();
        assertFalse(order.hasForce());
        assertEquals(List.of(), inForce());
        StandingOrder confirmed = scene.orders.confirm(second, code, id).await();
        assertTrue(confirmed.hasForce());
        assertEquals(List.of(confirmed), inForce());
        assertEquals(List.of("630222 standing-order.signed", "630222 standing-order.confirmed"), Journal.events(id));
    }

    @Test
    void signed_and_confirmed_again_nothing_more_happens() {
        assertTrue(sign().first());
        assertFalse(sign().first());
        StandingOrder once = scene.orders.confirm(second, code, id).await();
        assertEquals(once, scene.orders.confirm(second, code, id).await());
        assertEquals(once, sign().order());
        assertEquals(2, Journal.events(id).size());
    }

    @Test
    void signed_on_two_nodes_at_once_it_is_signed_once() {
        List<Future<StandingOrderService.Signed>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add((i % 2 == 0 ? scene.orders : scene.ordersElsewhere).sign(signer, id, terms("AFFECTED", 1_000_000)));
        }
        Future.all(all).await();
        assertEquals(1, all.stream().filter(it -> it.result().first()).count());
        assertEquals(1, Journal.events(id).size());
    }

    @Test
    void confirmed_by_two_at_once_one_of_them_confirms() {
        sign();
        Future<StandingOrder> one = scene.orders.confirm(second, code, id);
        Future<StandingOrder> other = scene.ordersElsewhere.confirm(third, code, id);
        Future.join(one, other).otherwiseEmpty().await();
        assertTrue(one.succeeded() ^ other.succeeded());
        assertEquals(2, Journal.events(id).size());
    }

    @Test
    void nobody_confirms_his_own_order_nor_after_another() {
        sign();
        assertEquals("own-order", Refusals.code(() -> scene.orders.confirm(signer, code, id)));
        scene.orders.confirm(second, code, id).await();
        assertEquals("own-order", Refusals.code(() -> scene.orders.confirm(signer, code, id)));
        assertEquals("wrong-state", Refusals.code(() -> scene.orders.confirm(third, code, id)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            630222210
            630222
            630224
            """)
    void officers_of_elsewhere_do_not_see_it(String region) {
        sign();
        Caller stranger = Scene.caller(Role.TOWNSHIP_OFFICER, region);
        assertEquals("not-found", Refusals.code(() -> scene.orders.confirm(stranger, code, id)));
        assertEquals("not-found", Refusals.code(() -> scene.orders.sign(stranger, Ids.next(), terms("AFFECTED", 1))));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            AFFECTED, 1000001
            BEREAVED, 1000000
            """)
    void other_terms_under_the_id_are_refused(String tariff, long budgetFen) {
        sign();
        assertEquals("order-differs", Refusals.code(() -> scene.orders.sign(signer, id, terms(tariff, budgetFen))));
        assertEquals("order-differs", Refusals.code(() -> scene.orders.sign(second, id, terms("AFFECTED", 1_000_000))));
    }

    @Test
    void all_that_is_wrong_with_the_terms_is_said_at_once() {
        Caller elsewhere = Scene.caller(Role.TOWNSHIP_OFFICER, "630222104");
        StandingOrder.Terms terms = new StandingOrder.Terms(code, "630222104", Scene.set("X", "Y", "AFFECTED"), 1);
        assertEquals(
                List.of("/township outside-disaster", "/tariffs unknown-tariff", "/tariffs unknown-tariff"),
                Refusals.faults(() -> scene.orders.sign(elsewhere, id, terms)));
        assertEquals(List.of(), Journal.events(id));
    }

    @Test
    void a_closed_disaster_takes_no_order_and_no_confirmation_but_answers_a_repetition() {
        sign();
        Caller county = Scene.caller(Role.COUNTY_OFFICER, Scene.MINHE);
        Disaster open = scene.disasters.get(county, code).await();
        scene.disasters
                .put(county, Scene.with(open, open.mode(), Disaster.State.CLOSED))
                .await();
        assertFalse(sign().first());
        assertEquals("disaster-closed", Refusals.code(() -> scene.orders.confirm(second, code, id)));
        assertEquals(
                "disaster-closed", Refusals.code(() -> scene.orders.sign(signer, Ids.next(), terms("AFFECTED", 1))));
    }

    @Test
    void what_is_granted_stays_within_the_budget_and_can_be_given_back() {
        sign();
        scene.orders.confirm(second, code, id).await();
        spend(600_000).await();
        assertEquals(400_000, inForce().get(0).leftFen());
        assertEquals("budget-exhausted", Refusals.code(() -> spend(400_001)));
        spend(400_000).await();
        assertEquals(0, inForce().get(0).leftFen());
        giveBack(1_000_000).await();
        assertEquals(1_000_000, inForce().get(0).leftFen());
        assertEquals("budget-exhausted", Refusals.code(() -> giveBack(1)));
    }

    @Test
    void orders_are_listed_where_they_are_somebodys_business() {
        sign();
        assertEquals(1, listed(Scene.MINHE, Optional.empty()));
        assertEquals(1, listed("63", Optional.of(Scene.GUANTING)));
        assertEquals(0, listed(Scene.MINHE, Optional.of(Scene.ZHONGCHUAN)));
        assertEquals(0, listed(Scene.ZHONGCHUAN, Optional.empty()));
    }

    private int listed(String region, Optional<String> township) {
        Caller caller = Scene.caller(Role.COUNTY_OFFICER, region);
        return scene.orders
                .list(caller, code, township, Optional.empty(), 50)
                .await()
                .items()
                .size();
    }

    private StandingOrderService.Signed sign() {
        return scene.orders.sign(signer, id, terms("AFFECTED", 1_000_000)).await();
    }

    private StandingOrder.Terms terms(String tariff, long budgetFen) {
        return new StandingOrder.Terms(code, Scene.GUANTING, Scene.set(tariff), budgetFen);
    }

    private Future<Void> spend(long amountFen) {
        return scene.database.inTransaction(tx -> scene.orders.spend(tx, Scene.MINHE, Map.of(id, amountFen)));
    }

    private Future<Void> giveBack(long amountFen) {
        return scene.database.inTransaction(tx -> scene.orders.giveBack(tx, Scene.MINHE, id, amountFen));
    }

    private List<StandingOrder> inForce() {
        Set<StandingOrder.Place> places = Set.of(new StandingOrder.Place(code, Scene.GUANTING));
        return scene.database
                .inTransaction(tx -> scene.orders.confirmedOrders(tx, Scene.MINHE, places))
                .await();
    }
}
