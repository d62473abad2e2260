package relief.payment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;
import relief.authorization.LeftOut;
import relief.identity.Role;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Page;
import relief.platform.Queue;

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
        assertEquals(List.of(AnswerOutcome.PAID, AnswerOutcome.REJECTED), applied.outcomes());
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
        assertEquals(
                List.of(
                        "payment.sealed",
                        "payment.released",
                        "payment.rejected",
                        "payee.corrected",
                        "payment.sealed",
                        "payment.released",
                        "payment.paid"),
                desk.story(refused));
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
    void two_nodes_that_seal_at_once_write_every_file_once() {
        for (int i = 0; i < 11; i++) {
            desk.grant(200_000 + i);
        }
        UUID id = UUID.randomUUID();
        desk.runs.put(desk.maker, id, desk.order()).await();
        int done = 1;
        while (done > 0) {
            Future<Integer> one = desk.queue.drain(1, new Queue.Claimed());
            Future<Integer> other = desk.queue.drain(1, new Queue.Claimed());
            done = one.await() + other.await();
        }
        RunView run = desk.runs.get(desk.maker, id).await();
        assertEquals(RunState.SEALED, run.run().state());
        assertEquals(6, run.files().size());
        assertEquals(11, run.sealedCount());
        assertEquals(
                run.run().totalFen(),
                run.files().stream().mapToLong(PaymentFile::totalFen).sum());
    }

    @Test
    void two_runs_made_at_once_share_the_grants_and_none_is_in_both() {
        for (int i = 0; i < 6; i++) {
            desk.grant(200_000);
        }
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        Future.join(desk.runs.put(desk.maker, one, desk.order()), desk.runs.put(desk.maker, other, desk.order()))
                .await();
        Future.join(desk.queue.drain(1, new Queue.Claimed()), desk.queue.drain(1, new Queue.Claimed()))
                .await();
        desk.drain(desk.queue);
        int together = desk.runs.get(desk.maker, one).await().run().count()
                + desk.runs.get(desk.maker, other).await().run().count();
        assertEquals(6, together);
    }

    @Test
    void a_run_sealed_again_has_the_same_bytes() throws IOException {
        desk.grant(200_000);
        desk.grant(300_000);
        RunView run = desk.sealedRun();
        byte[] first = Files.readAllBytes(desk.file(run, 0));
        forgetSealing(run);
        desk.drain(desk.queue);
        RunView again = desk.runs.get(desk.maker, run.run().id()).await();
        assertEquals(run.files(), again.files());
        assertArrayEquals(first, Files.readAllBytes(desk.file(again, 0)));
        Files.delete(desk.file(run, 0));
        forgetSealing(run);
        desk.drain(desk.queue);
        assertArrayEquals(first, Files.readAllBytes(desk.file(again, 0)));
    }

    @Test
    void other_bytes_under_the_name_of_a_file_stop_the_run_and_stay_as_they_are() throws IOException {
        desk.grant(200_000);
        RunView run = desk.sealedRun();
        forgetSealing(run);
        Files.writeString(desk.file(run, 0), "forged");
        Queue.Claimed claimed = new Queue.Claimed();
        Future<Integer> sealing = desk.queue.drain(1, claimed);
        assertThrows(IllegalStateException.class, sealing::await);
        desk.queue.setAside(claimed.rows().get(0), "looked at").await();
        assertEquals(0, desk.queue.drain(1, new Queue.Claimed()).await());
        assertEquals("forged", Files.readString(desk.file(run, 0)));
        desk.runs.cancel(desk.maker, run.run().id(), "文件被改动").await();
    }

    @Test
    void a_crash_in_the_middle_of_a_file_costs_that_file_only() throws IOException {
        desk.grant(200_000);
        desk.grant(200_000);
        UUID broken = desk.grant(200_000);
        desk.grant(200_000);
        UUID id = UUID.randomUUID();
        desk.runs.put(desk.maker, id, desk.order()).await();
        desk.seal(broken, UUID.randomUUID(), desk.payee());
        desk.queue.drain(1, new Queue.Claimed()).await();
        desk.queue.drain(1, new Queue.Claimed()).await();
        assertThrows(
                IllegalStateException.class,
                () -> desk.queue.drain(1, new Queue.Claimed()).await());
        RunView half = desk.runs.get(desk.maker, id).await();
        assertEquals(RunState.SEALING, half.run().state());
        assertEquals(2, half.sealedCount());
        try (Stream<Path> files = Files.list(desk.file(half, 0).getParent())) {
            assertEquals(List.of(desk.file(half, 0)), files.toList());
        }

        desk.seal(broken, broken, desk.payee());
        desk.sql(
                "update payment set payee = g.payee from grants g where g.county = payment.county"
                        + " and g.request = payment.request and payment.request = $1",
                broken);
        desk.drain(desk.queue);
        RunView whole = desk.runs.get(desk.maker, id).await();
        assertEquals(RunState.SEALED, whole.run().state());
        assertEquals(half.files().get(0), whole.files().get(0));
        assertEquals(4, whole.sealedCount());
    }

    @Test
    void who_made_a_run_does_not_release_it() {
        desk.grant(200_000);
        UUID id = desk.sealedRun().run().id();
        assertRefused("own-run", desk.releases.release(desk.maker, id));
        assertEquals(
                RunState.RELEASED,
                desk.releases.release(desk.checker, id).await().run().state());
        assertEquals(
                RunState.RELEASED,
                desk.releases.release(desk.checker, id).await().run().state());
        assertRefused("wrong-state", desk.releases.release(desk.caller(Role.FINANCE_CHECKER), id));
        assertEquals(200_000, desk.transferred("DISPATCH"));
    }

    @Test
    void what_somebody_approved_he_neither_puts_into_his_run_nor_releases() {
        UUID own = desk.grant(200_000);
        UUID checkers = desk.grant(300_000);
        UUID missing = desk.grantWithoutPayee(400_000);
        approve(own, desk.maker);
        approve(checkers, desk.checker);
        approve(missing, desk.maker);
        RunView run = desk.sealedRun();
        assertEquals(1, run.run().count());
        assertEquals(
                new LeftOut(
                        2,
                        List.of(
                                new LeftOut.One(own, LeftOut.Reason.APPROVED_BY_MAKER),
                                new LeftOut.One(missing, LeftOut.Reason.PAYEE_MISSING))),
                run.run().excluded());
        assertRefused("own-run", desk.releases.release(desk.checker, run.run().id()));
        assertEquals(0, desk.balance("IN_PAYMENT"));
        Caller another = new Caller(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "another",
                "测试",
                Set.of(Role.FINANCE_CHECKER.name()),
                desk.county);
        desk.releases.release(another, run.run().id()).await();
        assertEquals(300_000, desk.balance("IN_PAYMENT"));

        UUID second = UUID.randomUUID();
        desk.runs.put(another, second, desk.order()).await();
        desk.drain(desk.queue);
        assertEquals(1, desk.runs.get(another, second).await().run().count());
    }

    private void approve(UUID request, Caller officer) {
        desk.sql("update grants set authority = 'user:' || $2 where request = $1", request, officer.username());
    }

    @Test
    void a_run_released_by_two_at_once_is_dispatched_once() {
        desk.grant(200_000);
        desk.grant(300_000);
        UUID id = desk.sealedRun().run().id();
        Future<RunView> one = desk.releases.release(desk.checker, id);
        Future<RunView> same = desk.releases.release(desk.checker, id);
        Future<RunView> other = desk.releases.release(desk.caller(Role.FINANCE_CHECKER), id);
        Future.join(one, same, other).otherwiseEmpty().await();
        assertEquals(500_000, desk.transferred("DISPATCH"));
        assertEquals(500_000, desk.balance("IN_PAYMENT"));
        boolean exactlyOnePerson = one.succeeded() == same.succeeded() && one.succeeded() != other.succeeded();
        assertTrue(exactlyOnePerson);
    }

    @Test
    void a_file_that_was_touched_is_not_released() throws IOException {
        desk.grant(200_000);
        RunView run = desk.sealedRun();
        Files.writeString(desk.file(run, 0), "\n", StandardOpenOption.APPEND);
        assertRefused(
                "digest-changed", desk.releases.release(desk.checker, run.run().id()));
        assertEquals(
                RunState.SEALED,
                desk.runs.get(desk.maker, run.run().id()).await().run().state());
        assertEquals(0, desk.balance("IN_PAYMENT"));
    }

    @Test
    void a_file_is_given_out_after_the_release_only_and_the_journal_says_so() {
        desk.grant(200_000);
        RunView run = desk.sealedRun();
        UUID id = run.run().id();
        String name = run.files().get(0).name();
        assertRefused("wrong-state", desk.releases.download(desk.checker, id, name));
        desk.releases.release(desk.checker, id).await();
        assertEquals(
                desk.file(run, 0),
                desk.releases.download(desk.checker, id, name).await().path());
        assertRefused("not-found", desk.releases.download(desk.checker, id, "other.xml"));
        assertTrue(desk.story(id).contains("payment-file.downloaded"));
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
    void another_county_does_not_see_a_run() {
        desk.grant(200_000);
        UUID id = desk.sealedRun().run().id();
        PaymentDesk other = new PaymentDesk(dataDir, 2);
        assertRefused("not-found", desk.runs.get(other.maker, id));
        assertRefused("not-found", desk.releases.release(other.checker, id));
        Refused outside = assertThrows(
                Refused.class,
                () -> desk.runs
                        .put(other.maker, UUID.randomUUID(), desk.order())
                        .await());
        assertEquals("not-found", outside.code());
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

    /** As after a crash between the file and the commit. */
    private void forgetSealing(RunView run) {
        UUID id = run.run().id();
        desk.sql("delete from payment_file where run = $1", id);
        desk.sql("update payment set state = 'CREATED' where run = $1", id);
        desk.sql("update payment_run set state = 'SEALING', sealed_at = null where id = $1", id);
    }

    private static void assertRefused(String code, Future<?> future) {
        assertEquals(code, assertThrows(Refused.class, future::await).code());
    }
}
