package relief.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import relief.overview.Relieved;
import relief.platform.LiveDatabase;
import relief.request.ReliefRequest;

/** Good books break no rule, and for every rule there is a forgery that it finds. */
class InvariantsTest {
    /** What is done to the books of a paid request ($1 its id), in a transaction that is rolled back. */
    private static final Map<String, String> FORGERIES = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "every_balance_is_the_sum_of_its_transfers",
                    "update pot set balance_fen = balance_fen + 1 where kind = 'PAID' and fund = "
                            + "(select fund from grants where request = $1)"),
            Map.entry(
                    "pots_of_a_fund_sum_to_zero",
                    "update pot set balance_fen = balance_fen + 1 where kind = 'PAID' and fund = "
                            + "(select fund from grants where request = $1)"),
            Map.entry("every_authorized_request_has_its_grant", "delete from grants where request = $1"),
            Map.entry(
                    "every_grant_has_its_reserve", "update grants set amount_fen = amount_fen - 1 where request = $1"),
            Map.entry("every_reserve_has_its_grant_or_was_released", "delete from grants where request = $1"),
            Map.entry(
                    "household_granted_is_the_sum_of_its_grants",
                    "update household set granted_fen = granted_fen - 1 where id = "
                            + "(select household from grants where request = $1)"),
            Map.entry(
                    "every_grant_has_its_household",
                    "delete from household where id = (select household from grants where request = $1)"),
            Map.entry(
                    "standing_order_granted_is_the_sum_of_its_grants",
                    "update standing_order set granted_fen = granted_fen - 1 where 'order:' || id = "
                            + "(select authority from grants where request = $1)"),
            Map.entry(
                    "every_order_granted_under_was_confirmed",
                    "update standing_order set confirmed_at = null where 'order:' || id = "
                            + "(select authority from grants where request = $1)"),
            Map.entry("nobody_granted_above_his_level", "update grants set cumulative_fen = 500001 where request = $1"),
            Map.entry(
                    "no_grant_has_two_live_attempts",
                    "insert into payment select county, end_to_end_id || '9', run, position + 1000, request, 99::smallint, fund, "
                            + "pot_region, amount_fen, payee, state, bank_reason, disputed, received_at, changed_at "
                            + "from payment where request = $1 and state = 'PAID'"),
            Map.entry("every_payment_pays_its_grant", "update payment set amount_fen = 1 where request = $1"),
            Map.entry(
                    "every_payment_moved_its_money_as_far_as_its_state_says",
                    "delete from transfer where kind = 'SETTLE' and request = $1"),
            Map.entry("every_dispatch_has_its_payment", "delete from payment where request = $1"),
            Map.entry(
                    "sealed_files_hold_what_their_run_pays",
                    "update payment_file set total_fen = total_fen + 1 where run = "
                            + "(select run from grants where request = $1)"),
            Map.entry(
                    "every_file_holds_its_payments",
                    "update payment set position = position + 1000 where request = $1"),
            Map.entry("no_disputed_grant_is_due", "update payment set disputed = true where request = $1")));

    private static final Invariants INVARIANTS = new Invariants(LiveDatabase.database());
    private static final Relieved RELIEVED = new Relieved();
    private static ReliefRequest paid;

    @BeforeAll
    static void pay() {
        paid = RELIEVED.granted();
        RELIEVED.granted();
        ReliefRequest failed = RELIEVED.granted();
        RELIEVED.withdraw(RELIEVED.granted());
        RELIEVED.release(RELIEVED.seal());
        RELIEVED.bankSays(paid, "ACSC");
        RELIEVED.bankSays(failed, "RJCT");
    }

    static Stream<String> forgeries() {
        return FORGERIES.keySet().stream();
    }

    @Test
    void good_books_break_no_rule() {
        assertEquals(List.of(), INVARIANTS.check().await());
    }

    @Test
    void there_is_a_forgery_for_every_rule() {
        assertEquals(new TreeSet<>(INVARIANTS.names()), FORGERIES.keySet());
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void a_forgery_is_found(String rule) {
        Set<String> broken = LiveDatabase.database().read(sql -> forge(sql, FORGERIES.get(rule))).await().stream()
                .map(Violation::rule)
                .collect(Collectors.toSet());
        assertTrue(broken.contains(rule), "found only " + broken);
        assertEquals(List.of(), INVARIANTS.check().await(), "the forgery was taken back");
    }

    private static Future<List<Violation>> forge(SqlConnection sql, String forgery) {
        return sql.begin()
                .compose(tx -> sql.query("drop index one_live_attempt_per_grant")
                        .execute()
                        .compose(dropped -> sql.preparedQuery(forgery).execute(Tuple.of(paid.id())))
                        .compose(forged -> {
                            assertTrue(forged.rowCount() > 0, "nothing was forged");
                            return INVARIANTS.check(sql);
                        })
                        .eventually(tx::rollback));
    }

    @Test
    void a_violation_names_the_rule_the_count_and_the_first_rows() {
        List<Violation> broken = LiveDatabase.database()
                .read(sql -> forge(sql, FORGERIES.get("every_grant_has_its_reserve")))
                .await();
        Violation violation = broken.stream()
                .filter(it -> it.rule().equals("every_grant_has_its_reserve"))
                .findFirst()
                .orElseThrow();
        assertEquals(1, violation.count());
        assertEquals(List.of("630222 " + paid.id() + ": expected 299999, found 300000"), violation.first());
    }

    @Test
    void a_file_without_rules_is_no_file_of_rules() {
        assertThrows(IllegalStateException.class, () -> InvariantQuery.parse("select 1;"));
    }

    @Test
    void the_gauge_shows_nothing_before_and_zero_after_the_first_check() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        InvariantGauge gauge = new InvariantGauge(INVARIANTS, meters);
        assertTrue(
                Double.isNaN(meters.get("relief.invariant.violations").gauge().value()));
        gauge.refresh().await();
        assertEquals(0, meters.get("relief.invariant.violations").gauge().value());
    }

    @Test
    void a_sealed_file_that_was_changed_or_is_gone_is_found() throws IOException {
        Relieved other = new Relieved();
        other.granted();
        UUID run = other.seal();
        SealedFilesCheck check = new SealedFilesCheck(LiveDatabase.vertx(), LiveDatabase.database(), Relieved.data());
        assertTrue(check.check().await().isEmpty());
        Path file;
        try (Stream<Path> paths = Files.walk(Relieved.data())) {
            file = paths.filter(path -> path.toString().contains(run.toString()) && Files.isRegularFile(path))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] sealed = Files.readAllBytes(file);
        byte[] changed = sealed.clone();
        changed[changed.length / 2] ^= 1;
        Files.write(file, changed);
        String found = check.check().await().orElseThrow().first().get(0);
        assertTrue(found.endsWith("the content is not what was sealed"), found);
        Files.delete(file);
        found = check.check().await().orElseThrow().first().get(0);
        assertTrue(found.endsWith("missing"), found);
        Files.write(file, sealed);
        assertTrue(check.check().await().isEmpty());
    }
}
