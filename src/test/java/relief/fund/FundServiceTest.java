package relief.fund;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.disaster.Scene;
import relief.identity.Role;
import relief.platform.Caller;
import relief.platform.Ids;
import relief.platform.Journal;
import relief.platform.Refusals;

class FundServiceTest {
    private final Ledger it = new Ledger();

    @AfterEach
    void removeTheMoney() {
        assertEquals(List.of(), it.broken());
        it.remove();
    }

    @Test
    void set_up_twice_it_is_one_fund() {
        assertTrue(it.funds.putFund(it.maker, it.wanted()).await().first());
        assertFalse(it.funds.putFund(it.maker, it.wanted()).await().first());
        assertEquals(List.of("630222 fund.opened"), Journal.events(it.fund));
    }

    @Test
    void set_up_on_two_nodes_at_once_it_is_one_fund() {
        List<Future<FundService.Opened>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add((i % 2 == 0 ? it.funds : it.fundsElsewhere).putFund(it.maker, it.wanted()));
        }
        Future.all(all).await();
        assertEquals(1, all.stream().filter(put -> put.result().first()).count());
        assertEquals(1, Journal.events(it.fund).size());
    }

    @Test
    void other_content_under_the_code_is_another_fund_even_after_money_came() {
        it.filled();
        Fund same = it.funds.putFund(it.maker, it.wanted()).await().fund();
        assertEquals(Ledger.APPROPRIATED_FEN, same.appropriatedFen());
        Fund other = new Fund(Scene.MINHE, it.fund, Fund.Source.CHARITY, 2023, same.name(), same.disaster(), 0);
        assertEquals("fund-differs", Refusals.code(() -> it.funds.putFund(it.maker, other)));
    }

    @Test
    void a_fund_serves_a_disaster_that_touches_its_county() {
        Caller hualong = Scene.caller(Role.FINANCE_MAKER, Scene.HUALONG);
        Fund untouched = new Fund(Scene.HUALONG, it.fund, Fund.Source.CENTRAL, 2023, "n", it.disaster.code(), 0);
        assertEquals(
                List.of("/disaster unknown-disaster"), Refusals.faults(() -> it.funds.putFund(hualong, untouched)));
        assertEquals("not-found", Refusals.code(() -> it.funds.putFund(hualong, it.wanted())));
        assertEquals(List.of(), Journal.events(it.fund));
    }

    @Test
    void money_comes_to_the_county_and_goes_on_to_townships() {
        it.filled();
        assertEquals("4000000 0 0 0", it.pots(Scene.MINHE));
        assertEquals("3000000 0 0 0", it.pots(Scene.GUANTING));
        assertEquals(
                List.of(
                        "630222 fund.opened",
                        "630222 fund.appropriated",
                        "630222 fund.allocated",
                        "630222 fund.allocated"),
                Journal.events(it.fund));
    }

    @Test
    void a_transfer_told_twice_moves_money_once() {
        it.filled();
        UUID id = Ids.next();
        Transfer.Terms terms = it.allocation(Scene.GUANTING, 500_000);
        FundService.Booked first = it.funds.putTransfer(it.maker, id, terms).await();
        FundService.Booked again = it.funds.putTransfer(it.maker, id, terms).await();
        assertTrue(first.first());
        assertFalse(again.first());
        assertEquals(first.transfer(), again.transfer());
        assertEquals("3500000 0 0 0", it.pots(Scene.GUANTING));
    }

    @Test
    void a_transfer_told_on_two_nodes_at_once_moves_money_once() {
        it.filled();
        UUID id = Ids.next();
        List<Future<FundService.Booked>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            FundService node = i % 2 == 0 ? it.funds : it.fundsElsewhere;
            all.add(node.putTransfer(it.maker, id, it.allocation(Scene.GUANTING, 500_000)));
        }
        Future.all(all).await();
        assertEquals(1, all.stream().filter(put -> put.result().first()).count());
        assertEquals("3500000 0 0 0", it.pots(Scene.GUANTING));
    }

    @Test
    void other_content_under_the_id_is_another_transfer() {
        it.filled();
        UUID id = Ids.next();
        it.funds.putTransfer(it.maker, id, it.allocation(Scene.GUANTING, 1)).await();
        assertEquals(
                "transfer-differs",
                Refusals.code(() -> it.funds.putTransfer(it.maker, id, it.allocation(Scene.GUANTING, 2))));
        assertEquals(
                "transfer-differs",
                Refusals.code(() -> it.funds.putTransfer(it.maker, id, it.allocation(Scene.ZHONGCHUAN, 1))));
        assertEquals("3000001 0 0 0", it.pots(Scene.GUANTING));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            4000000, none
            4000001, overdrawn
            """)
    void the_county_gives_on_what_it_has(long amountFen, String refusal) {
        it.filled();
        assertEquals(
                refusal,
                Refusals.code(
                        () -> it.funds.putTransfer(it.maker, Ids.next(), it.allocation(Scene.GUANTING, amountFen))));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            APPROPRIATE, 630222103, invalid-body
            APPROPRIATE, 630224,    invalid-body
            ALLOCATE,    630222,    invalid-body
            ALLOCATE,    630224100, invalid-body
            ALLOCATE,    630222999, invalid-body
            ALLOCATE,    630222104, none
            """)
    void money_goes_to_the_county_or_to_a_township_of_it(TransferKind kind, String region, String refusal) {
        it.filled();
        Transfer.Terms terms = new Transfer.Terms(Scene.MINHE, it.fund, kind, region, 1);
        assertEquals(refusal, Refusals.code(() -> it.funds.putTransfer(it.maker, Ids.next(), terms)));
    }

    @Test
    void a_statistical_area_gets_no_reserve() {
        Caller ledu = Scene.caller(Role.FINANCE_MAKER, "630202");
        Transfer.Terms terms = new Transfer.Terms("630202", it.fund, TransferKind.ALLOCATE, "630202400", 1);
        assertEquals(
                List.of("/region wrong-region"), Refusals.faults(() -> it.funds.putTransfer(ledu, Ids.next(), terms)));
    }

    @Test
    void another_county_knows_nothing_of_the_fund() {
        it.filled();
        Caller hualong = Scene.caller(Role.FINANCE_MAKER, Scene.HUALONG);
        Optional<String> minhe = Optional.of(Scene.MINHE);
        assertEquals(
                "not-found", Refusals.code(() -> it.funds.get(hualong, it.fund, Optional.empty(), Optional.empty())));
        assertEquals("not-found", Refusals.code(() -> it.funds.get(hualong, it.fund, minhe, Optional.empty())));
        assertEquals("not-found", Refusals.code(() -> it.funds.list(hualong, minhe, Optional.empty(), 50)));
        assertEquals("not-found", Refusals.code(() -> it.funds.putTransfer(hualong, Ids.next(), it.appropriation(1))));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # caller,  county,  region,    pots
            630222,    ,        ,          3
            630222,    ,        630222103, 1
            63,        630222,  ,          3
            63,        630222,  630222210, 1
            630222103, ,        ,          1
            """)
    void pots_are_shown_as_far_as_they_are_the_callers(String caller, String county, String region, int pots) {
        it.filled();
        FundService.WithPots found = it.funds
                .get(
                        Scene.caller(Role.AUDITOR, caller),
                        it.fund,
                        Optional.ofNullable(county),
                        Optional.ofNullable(region))
                .await();
        assertEquals(pots, found.pots().size());
        assertEquals(Ledger.APPROPRIATED_FEN, found.fund().appropriatedFen());
    }
}
