package relief.fund;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import relief.disaster.Scene;
import relief.identity.Role;
import relief.platform.Caller;
import relief.platform.Refusals;

/** Days of random moves: at every midnight the statement says what the pots held at that moment. */
class FundDayServiceTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2023, 12, 19);
    private static final int DAYS = 4;
    private static final int MOVES_A_DAY = 40;
    private static final List<TransferKind> KINDS = List.of(TransferKind.values());
    private static final List<String> TOWNSHIPS = List.of(Scene.GUANTING, Scene.ZHONGCHUAN);
    private static final String NEW_ONES = "select id from transfer where fund = $1 and at > $2 order by id";
    private static final String SET_TIMES = """
            update transfer t set at = n.at from unnest($2::uuid[], $3::timestamptz[]) as n (id, at)
            where t.county = $1 and t.id = n.id
            """;

    private final Ledger it = new Ledger();
    private final FundDayService days = new FundDayService(it.scene.database, Scene.ACCESS);
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @AfterEach
    void removeTheMoney() {
        it.remove();
    }

    @Test
    void a_statement_says_what_the_pots_held_at_every_midnight() {
        List<List<RegionPots>> atMidnight = new ArrayList<>();
        it.filled();
        for (int day = 0; day < DAYS; day++) {
            for (int i = 0; i < MOVES_A_DAY; i++) {
                moveSomething();
            }
            dateBack(FIRST.plusDays(day));
            atMidnight.add(pots());
        }
        moveSomething();
        List<RegionPots> before = List.of();
        for (int day = 0; day < DAYS; day++) {
            FundDay statement = statement(FIRST.plusDays(day));
            String where = "seed " + seed + ", day " + day;
            assertEquals(day == 0 ? 0 : Ledger.APPROPRIATED_FEN, FundDay.appropriatedFen(statement.opening()), where);
            if (day > 0) {
                assertEquals(before, statement.opening(), where);
            }
            assertEquals(atMidnight.get(day), statement.closing(), where);
            assertEquals(0, statement.differenceFen(), where);
            assertEquals(MOVES_A_DAY + (day == 0 ? 3 : 0), count(statement), where);
            assertTrue(statement.complete(), where);
            before = statement.closing();
        }
        FundDay quiet = statement(FIRST.plusDays(DAYS));
        assertEquals(before, quiet.opening());
        assertEquals(before, quiet.closing());
        FundDay today = statement(LocalDate.now(CHINA));
        assertEquals(before, today.opening());
        assertEquals(pots(), today.closing());
        assertEquals(1, count(today));
        assertFalse(today.complete(), "the day is still under way");
    }

    @Test
    void every_transfer_of_a_day_stands_on_a_line() {
        it.filled();
        for (int i = 0; i < MOVES_A_DAY; i++) {
            moveSomething();
        }
        dateBack(FIRST);
        moveSomething();
        List<String> lines = lines(FIRST);
        assertEquals(3 + MOVES_A_DAY, lines.size());
        FundDay statement = statement(FIRST);
        for (FundDay.Move move : statement.moves()) {
            String between = "," + move.kind() + "," + move.fromRegion() + ","
                    + move.kind().from() + "," + move.toRegion() + ","
                    + move.kind().to() + ",";
            List<String> of =
                    lines.stream().filter(line -> line.contains(between)).toList();
            assertEquals(move.count(), of.size(), between);
            assertEquals(
                    move.sumFen(),
                    of.stream()
                            .mapToLong(line -> Long.parseLong(line.split(",", -1)[7]))
                            .sum(),
                    between);
        }
        assertTrue(lines.stream().allMatch(line -> line.startsWith("2023-12-19T") && line.contains("+08:00,")));
        List<OffsetDateTime> times = lines.stream()
                .map(line -> OffsetDateTime.parse(line.split(",", -1)[0]))
                .toList();
        assertEquals(times.stream().sorted().toList(), times);
        assertEquals(List.of(), lines(FIRST.plusDays(1)));
    }

    @Test
    void a_day_stays_open_while_a_transaction_that_began_in_it_may_still_book() {
        it.filled();
        LocalDate today = LocalDate.now(CHINA);
        assertFalse(
                days.find(it.maker, it.fund, Optional.empty(), today).await().complete());
        assertEquals(
                "day-not-begun",
                Refusals.code(() -> days.find(it.maker, it.fund, Optional.empty(), today.plusDays(1))));
    }

    @Test
    void who_does_not_answer_for_the_county_finds_nothing() {
        it.filled();
        Caller hualong = Scene.caller(Role.FINANCE_MAKER, Scene.HUALONG);
        Caller township = Scene.caller(Role.COUNTY_OFFICER, Scene.GUANTING);
        for (Caller caller : List.of(hualong, township)) {
            assertEquals("not-found", Refusals.code(() -> days.find(caller, it.fund, Optional.of(Scene.MINHE), FIRST)));
        }
    }

    /** A kind and a township by chance, and as much as the pot allows at the most. */
    private void moveSomething() {
        while (true) {
            TransferKind kind = KINDS.get(random.nextInt(KINDS.size()));
            String township = TOWNSHIPS.get(random.nextInt(TOWNSHIPS.size()));
            long left = fen(kind.from(), township);
            if (kind.isOfRequest() && left > 0) {
                long amountFen = 1 + random.nextLong(left);
                it.move(List.of(it.movement(kind, township, UUID.randomUUID(), 1, amountFen)))
                        .await();
                return;
            }
        }
    }

    private long fen(PotKind kind, String region) {
        return pots().stream()
                .filter(pots -> pots.region().equals(region))
                .mapToLong(pots -> pots.fen(kind))
                .sum();
    }

    private List<RegionPots> pots() {
        return it.scene
                .database
                .read(sql -> new LedgerStore().pots(sql, Scene.MINHE, it.fund))
                .await();
    }

    /** All that was booked just now as if on that day; its first and its last moment are among the times. */
    private void dateBack(LocalDate date) {
        OffsetDateTime begin = date.atStartOfDay(CHINA).toOffsetDateTime();
        long dayMicros = ChronoUnit.MICROS.between(begin, begin.plusDays(1));
        List<UUID> ids = new ArrayList<>();
        it.scene
                .database
                .read(sql -> sql.preparedQuery(NEW_ONES)
                        .execute(Tuple.of(it.fund, OffsetDateTime.now(CHINA).minusHours(1))))
                .await()
                .forEach(row -> ids.add(row.getUUID("id")));
        List<OffsetDateTime> times =
                new ArrayList<>(List.of(begin, begin.plusDays(1).minus(1, ChronoUnit.MICROS)));
        while (times.size() < ids.size()) {
            times.add(begin.plus(random.nextLong(dayMicros), ChronoUnit.MICROS));
        }
        Tuple dated = Tuple.of(Scene.MINHE)
                .addArrayOfUUID(ids.toArray(UUID[]::new))
                .addArrayOfOffsetDateTime(times.toArray(OffsetDateTime[]::new));
        it.scene
                .database
                .read(sql -> sql.preparedQuery(SET_TIMES).execute(dated))
                .await();
    }

    private FundDay statement(LocalDate date) {
        return days.find(it.maker, it.fund, Optional.empty(), date)
                .compose(days::day)
                .await();
    }

    private List<String> lines(LocalDate date) {
        Buffer text = Buffer.buffer();
        days.find(it.maker, it.fund, Optional.empty(), date)
                .compose(found -> days.lines(found, Future::succeededFuture, page -> {
                    text.appendBuffer(FundDayCsv.lines(page));
                    return Future.succeededFuture();
                }))
                .await();
        return text.toString().lines().toList();
    }

    private static long count(FundDay day) {
        return day.moves().stream().mapToLong(FundDay.Move::count).sum();
    }
}
