package relief.fund;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.disaster.Scene;
import relief.kernel.Refused;
import relief.kernel.Seed;
import relief.platform.Refusals;

class LedgerServiceTest {
    private static final long REFUSED = -1;

    private final Ledger it = new Ledger().filled();

    @AfterEach
    void removeTheMoney() {
        assertEquals(List.of(), it.broken());
        it.remove();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            RESERVE,                         2999900 100 0 0
            RESERVE RELEASE,                 3000000 0 0 0
            RESERVE DISPATCH,                2999900 0 100 0
            RESERVE DISPATCH SETTLE,         2999900 0 0 100
            RESERVE DISPATCH RETURN,         2999900 100 0 0
            RESERVE DISPATCH RETURN RELEASE, 3000000 0 0 0
            """)
    void money_goes_its_way_pot_by_pot(String kinds, String pots) {
        UUID request = UUID.randomUUID();
        for (String kind : List.of(kinds.split(" "))) {
            it.move(List.of(it.movement(TransferKind.valueOf(kind), Scene.GUANTING, request, 0, 100)))
                    .await();
        }
        assertEquals(pots, it.pots(Scene.GUANTING));
    }

    @Test
    void a_thousand_movements_are_booked_in_one_call() {
        List<Movement> movements = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            String region = i % 2 == 0 ? Scene.GUANTING : Scene.ZHONGCHUAN;
            movements.add(it.movement(TransferKind.RESERVE, region, UUID.randomUUID(), 0, 5_000));
        }
        it.move(movements).await();
        assertEquals("500000 2500000 0 0", it.pots(Scene.GUANTING));
        assertEquals("500000 2500000 0 0", it.pots(Scene.ZHONGCHUAN));
    }

    @Test
    void more_than_the_reserve_is_refused_and_nothing_of_the_batch_is_booked() {
        List<Movement> batch = List.of(
                it.movement(TransferKind.RESERVE, Scene.GUANTING, UUID.randomUUID(), 0, 1),
                it.movement(TransferKind.RESERVE, Scene.ZHONGCHUAN, UUID.randomUUID(), 0, 3_000_001));
        assertEquals("reserve-exhausted", Refusals.code(() -> it.move(batch)));
        assertEquals("3000000 0 0 0", it.pots(Scene.GUANTING));
    }

    @Test
    void more_than_was_reserved_cannot_be_paid() {
        UUID request = UUID.randomUUID();
        assertEquals(
                "overdrawn",
                Refusals.code(
                        () -> it.move(List.of(it.movement(TransferKind.DISPATCH, Scene.GUANTING, request, 1, 1)))));
    }

    @Test
    void a_movement_booked_before_or_twice_in_a_batch_moves_nothing() {
        Movement once = it.movement(TransferKind.RESERVE, Scene.GUANTING, UUID.randomUUID(), 0, 100);
        it.move(List.of(once)).await();
        assertThrows(PgException.class, () -> it.move(List.of(once)).await());
        Movement twice = it.movement(TransferKind.RESERVE, Scene.GUANTING, UUID.randomUUID(), 0, 100);
        assertThrows(PgException.class, () -> it.move(List.of(twice, twice)).await());
        assertEquals("2999900 100 0 0", it.pots(Scene.GUANTING));
    }

    @Test
    void booked_on_two_nodes_at_once_it_moves_once() {
        Movement movement = it.movement(TransferKind.RESERVE, Scene.GUANTING, UUID.randomUUID(), 0, 100);
        Future<Void> here = it.move(List.of(movement));
        Future<Void> there = it.moveElsewhere(List.of(movement));
        Future.join(here, there).otherwiseEmpty().await();
        assertTrue(here.succeeded() ^ there.succeeded());
        assertEquals("2999900 100 0 0", it.pots(Scene.GUANTING));
    }

    @Test
    void a_region_without_an_allocation_has_nothing_to_move() {
        assertThrows(
                IllegalStateException.class,
                () -> it.move(List.of(it.movement(TransferKind.RESERVE, "630222104", UUID.randomUUID(), 0, 1)))
                        .await());
    }

    @Test
    void available_pots_of_the_disaster_are_locked_and_told() {
        List<AvailablePot> pots = it.scene
                .database
                .inTransaction(tx -> it.ledger.lockPots(
                        tx, Scene.MINHE, Set.of(it.disaster.code()), Set.of(Scene.MINHE, Scene.GUANTING, "630222104")))
                .await();
        assertEquals(
                List.of(
                        new AvailablePot(it.fund, it.disaster.code(), Scene.MINHE, 4_000_000),
                        new AvailablePot(it.fund, it.disaster.code(), Scene.GUANTING, 3_000_000)),
                pots);
    }

    /** Batches that reserve, release and send, in random order on both nodes, ask for more than twice what is there. */
    @Test
    void batches_at_once_neither_block_each_other_for_good_nor_overspend() {
        Random random = Seed.random("batches at once");
        List<Future<Long>> batches = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            batches.add(reserveThenMoveOn(i, random));
        }
        Future.all(batches).await();
        long spentFen = batches.stream()
                .mapToLong(Future::result)
                .filter(fen -> fen > 0)
                .sum();
        assertTrue(spentFen <= 2 * Ledger.RESERVE_FEN, "spent " + spentFen);
        assertTrue(spentFen > Ledger.RESERVE_FEN, "most was spent: " + spentFen);
        assertTrue(batches.stream().anyMatch(batch -> batch.result() == REFUSED), "some were refused");
    }

    /** Answers what stays reserved or sent of the batch; REFUSED when the reserve did not allow it. */
    private Future<Long> reserveThenMoveOn(int number, Random random) {
        List<Movement> reserves = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String region = random.nextBoolean() ? Scene.GUANTING : Scene.ZHONGCHUAN;
            reserves.add(
                    it.movement(TransferKind.RESERVE, region, UUID.randomUUID(), 0, 5_000 + random.nextInt(10_000)));
        }
        TransferKind next = number % 3 == 0 ? TransferKind.RELEASE : TransferKind.DISPATCH;
        List<Movement> moves = new ArrayList<>(reserves.stream()
                .map(move -> it.movement(next, move.region(), move.request(), 0, move.amountFen()))
                .toList());
        Collections.shuffle(moves, random);
        boolean here = random.nextBoolean();
        long stays = next == TransferKind.RELEASE
                ? 0
                : reserves.stream().mapToLong(Movement::amountFen).sum();
        return (here ? it.move(reserves) : it.moveElsewhere(reserves))
                .compose(done -> here ? it.moveElsewhere(moves) : it.move(moves))
                .map(stays)
                .recover(LedgerServiceTest::refusedForWantOfMoney);
    }

    private static Future<Long> refusedForWantOfMoney(Throwable failure) {
        return failure instanceof Refused refused && refused.code().equals("reserve-exhausted")
                ? Future.succeededFuture(REFUSED)
                : Future.failedFuture(failure);
    }

    @Test
    void a_balance_that_was_tampered_with_is_found() {
        tamper(1);
        assertEquals(2, it.broken().size());
        tamper(-1);
    }

    private void tamper(long fen) {
        it.scene
                .database
                .read(sql -> sql.preparedQuery(
                                "update pot set balance_fen = balance_fen + $2 where fund = $1 and kind = 'RESERVED'"
                                        + " and region = '630222103'")
                        .execute(Tuple.of(it.fund, fen)))
                .await();
    }

    @Test
    void gauges_show_the_fund_over_all_its_regions() {
        it.move(List.of(it.movement(TransferKind.RESERVE, Scene.GUANTING, UUID.randomUUID(), 0, 100)))
                .await();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new FundMetrics(it.scene.database, registry).refresh().await();
        assertEquals(9_999_900, gauge(registry, "relief.fund.available.fen"));
        assertEquals(100, gauge(registry, "relief.fund.reserved.fen"));
        assertEquals(0, gauge(registry, "relief.fund.in.payment.fen"));
        assertEquals(0, gauge(registry, "relief.fund.paid.fen"));
    }

    private double gauge(SimpleMeterRegistry registry, String name) {
        return registry.get(name)
                .tags("county", Scene.MINHE, "fund", it.fund)
                .gauge()
                .value();
    }
}
