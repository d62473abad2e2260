package relief.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static relief.platform.Refusals.assertRefused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;
import relief.authorization.LeftOut;
import relief.bankfile.BankSchema;
import relief.identity.Role;
import relief.platform.Page;

/** The way of a run: made, given back, paged, measured, and its wrong accounts put right. */
class PaymentRunTest {
    @TempDir
    Path dataDir;

    private PaymentDesk desk;

    @BeforeEach
    void openDesk() {
        desk = new PaymentDesk(dataDir, 2);
    }

    @Test
    void a_household_is_paid_after_its_account_was_corrected() {
        UUID paid = desk.grant(400_000);
        UUID refused = desk.grant(4_200_000);
        UUID unpayable = desk.grantWithoutPayee(200_000);

        RunView run = desk.sealedRun();
        assertEquals(RunState.SEALED, run.run().state());
        assertEquals(2, run.run().count());
        assertEquals(4_600_000, run.run().totalFen());
        assertEquals(
                new LeftOut(1, List.of(new LeftOut.One(unpayable, LeftOut.Reason.PAYEE_MISSING))),
                run.run().excluded());

        RunView released = desk.releases.release(desk.checker, run.run().id()).await();
        assertEquals(RunState.RELEASED, released.run().state());
        assertEquals(200_000, desk.balance("RESERVED"));
        assertEquals(4_600_000, desk.balance("IN_PAYMENT"));

        AppliedAnswers applied = desk.answer(List.of(word(paid, "ACSC"), word(refused, "RJCT")));
        assertEquals(Map.of(AnswerOutcome.PAID, 1, AnswerOutcome.REJECTED, 1), applied.counts());
        RunView completed = desk.runs.get(desk.maker, run.run().id()).await();
        assertEquals(RunState.COMPLETED, completed.run().state());
        assertEquals(new PaymentRun.Results(1, 1, 0), completed.run().results());
        assertEquals(400_000, desk.balance("PAID"));
        assertEquals(0, desk.balance("IN_PAYMENT"));

        desk.payees
                .correct(desk.caller(Role.COUNTY_OFFICER), refused, desk.payee(), "原卡已挂失")
                .await();
        RunView second = desk.releasedRun();
        assertEquals(1, second.run().count());
        desk.answer(List.of(word(refused, "ACSC")));

        assertEquals(4_600_000, desk.balance("PAID"));
        assertEquals(
                List.of(PaymentState.REJECTED, PaymentState.PAID),
                desk.attempts(refused).stream().map(PaymentAttempt::state).toList());
        assertEquals(List.of("payment.rejected", "payee.corrected", "payment.paid"), desk.story(refused));
    }

    @Test
    void the_files_say_what_the_ledger_moves() throws IOException, SAXException {
        long[] amounts = {200_000, 300_000, 500_000, 4_200_000, 250_001};
        for (long amount : amounts) {
            desk.grant(amount);
        }
        RunView run = desk.releasedRun();
        assertEquals(
                List.of(2, 2, 1), run.files().stream().map(PaymentFile::count).toList());
        BankSchema schema = new BankSchema("pain.001.001.09");
        long inFiles = 0;
        for (int i = 0; i < 3; i++) {
            String xml = Files.readString(desk.file(run, i));
            schema.validate(Files.readAllBytes(desk.file(run, i)));
            assertEquals(Files.size(desk.file(run, i)), run.files().get(i).bytes());
            assertTrue(xml.contains(
                    "<CtrlSum>" + relief.kernel.Yuan.plain(run.files().get(i).totalFen()) + "<"));
            inFiles += run.files().get(i).totalFen();
        }
        assertEquals(5_450_001, inFiles);
        assertEquals(5_450_001, run.run().totalFen());
        assertEquals(5_450_001, desk.transferred("DISPATCH"));
        assertEquals(5_450_001, desk.balance("IN_PAYMENT"));
    }

    @Test
    void the_same_order_twice_is_one_run_and_another_order_is_refused() {
        UUID id = UUID.randomUUID();
        assertTrue(desk.runs.put(desk.maker, id, desk.order()).await().first());
        assertFalse(desk.runs.put(desk.maker, id, desk.order()).await().first());
        RunOrder other = new RunOrder("RELIEF", "OTHER-2023", desk.county, "TEST");
        assertRefused("run-differs", desk.runs.put(desk.maker, id, other));
        desk.drain(desk.queue);
        assertEquals(RunState.EMPTY, desk.runs.get(desk.maker, id).await().run().state());
    }

    @Test
    void a_cancelled_run_gives_its_grants_back_and_no_name_of_a_payment_returns() {
        UUID request = desk.grant(200_000);
        UUID id = desk.sealedRun().run().id();
        RunView cancelled = desk.runs.cancel(desk.checker, id, "出款账户有误").await();
        assertEquals(RunState.CANCELLED, cancelled.run().state());
        assertEquals("出款账户有误", cancelled.cancelReason().orElseThrow());
        assertEquals(
                cancelled.run().cancelled(),
                desk.runs.cancel(desk.checker, id, "出款账户有误").await().run().cancelled());
        assertRefused("wrong-state", desk.runs.cancel(desk.maker, id, "又"));
        assertRefused("wrong-state", desk.releases.release(desk.checker, id));

        RunView next = desk.releasedRun();
        assertEquals(1, next.run().count());
        assertRefused("wrong-state", desk.runs.cancel(desk.maker, next.run().id(), "太晚"));
        List<PaymentAttempt> attempts = desk.attempts(request);
        assertEquals(
                List.of(1, 2), attempts.stream().map(PaymentAttempt::attempt).toList());
        assertEquals(
                2, attempts.stream().map(PaymentAttempt::endToEndId).distinct().count());
    }

    @Test
    void an_account_is_changed_only_while_no_payment_is_open() {
        UUID missing = desk.grantWithoutPayee(200_000);
        UUID paying = desk.grant(200_000);
        Payee correct = new Payee();
        correct.accepted(missing);
        correct.accepted(missing);
        correct.refused("wrong-state", paying);
        RunView run = desk.releasedRun();
        assertEquals(2, run.run().count());
        correct.refused("wrong-state", paying);
        desk.answer(List.of(word(paying, "RJCT"), word(missing, "RJCT"), word(missing, "ACSC")));
        correct.refused("quarantined", missing);
        correct.refused("account-shared", paying);
        new Payee().accepted(paying);
        correct.refused("not-found", UUID.randomUUID());
    }

    /** Corrects to one and the same payee. */
    private final class Payee {
        private final relief.request.Payee payee = desk.payee();

        void accepted(UUID request) {
            desk.payees
                    .correct(desk.caller(Role.COUNTY_OFFICER), request, payee, "更正")
                    .await();
        }

        void refused(String code, UUID request) {
            assertRefused(code, desk.payees.correct(desk.caller(Role.COUNTY_OFFICER), request, payee, "更正"));
        }
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        for (int i = 0; i < 5; i++) {
            desk.runs.put(desk.maker, UUID.randomUUID(), desk.order()).await();
        }
        desk.drain(desk.queue);
        List<UUID> all = new ArrayList<>();
        List<String> after = null;
        for (int items : List.of(2, 2, 1)) {
            Page<RunView> page = page(after);
            assertEquals(items, page.items().size());
            page.items().forEach(view -> all.add(view.run().id()));
            after = page.next() == null ? null : key(page.next());
        }
        assertNull(after);
        assertEquals(5, all.stream().distinct().count());
    }

    private Page<RunView> page(List<String> after) {
        return desk.runs
                .list(desk.maker, Optional.empty(), Optional.of(desk.disaster), Optional.ofNullable(after), 2)
                .await();
    }

    private static List<String> key(String cursor) {
        return List.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n"));
    }

    @Test
    void the_way_of_the_money_is_measured() {
        UUID request = desk.grant(200_000);
        desk.releasedRun();
        desk.answer(List.of(word(request, "PDNG")));
        desk.metrics.answered(desk.answer(List.of(word(request, "ACSC"))));
        desk.metrics.answered(desk.answer(List.of(word(request, "ACSC"))));
        assertEquals(
                1,
                desk.meters
                        .counter("relief.payments", "outcome", "PAID", "bank_reason", "")
                        .count());
        for (String stage : List.of("sealed", "released", "paid")) {
            assertEquals(
                    1, desk.meters.timer("relief.time.to.money", "stage", stage).count(), stage);
        }
        desk.runs.measure().await();
        assertTrue(desk.meters
                        .get("relief.payment.runs")
                        .tag("state", "COMPLETED")
                        .gauge()
                        .value()
                >= 1);
    }

    private BankWord word(UUID request, String status) {
        List<PaymentAttempt> attempts = desk.attempts(request);
        return PaymentDesk.word(attempts.get(attempts.size() - 1).endToEndId(), status);
    }
}
