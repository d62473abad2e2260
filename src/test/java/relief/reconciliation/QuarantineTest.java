package relief.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static relief.platform.Refusals.assertRefused;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.identity.Role;
import relief.payment.PaymentDesk;
import relief.payment.PaymentRun;
import relief.payment.PaymentState;
import relief.payment.RunView;
import relief.platform.Caller;
import relief.reconciliation.QuarantinedAnswer.Outcome;

/** People settle what the machine could not: one dismisses, two say how a disputed payment ended. */
class QuarantineTest {
    private static final long AMOUNT_FEN = 300_000;

    @TempDir
    Path dataDir;

    private ReportDesk bank;
    private PaymentDesk desk;
    private UUID request;
    private RunView run;

    @BeforeEach
    void release() {
        bank = new ReportDesk(dataDir, 5_000);
        desk = bank.desk;
        request = desk.grant(AMOUNT_FEN);
        run = desk.releasedRun();
    }

    @AfterEach
    void closeDesk() {
        bank.close();
    }

    @Test
    void one_person_dismisses_what_concerns_nobody() {
        byte[] report = report("SALARY-2023", "ACSC");
        bank.apply(report);
        assertRefused("wrong-state", resolve(desk.maker, report, Outcome.CONFIRMED_PAID));
        QuarantinedAnswer settled =
                resolve(desk.maker, report, Outcome.DISMISSED).await();
        assertTrue(settled.isResolved());
        assertEquals("与我县无关", settled.resolution().orElseThrow().note());
        assertTrue(resolve(desk.maker, report, Outcome.DISMISSED).await().isResolved());
        assertRefused("wrong-state", resolve(desk.checker, report, Outcome.DISMISSED));
        assertRefused(
                "not-found",
                bank.quarantine.resolve(
                        desk.maker, Optional.empty(), ReportDesk.sha256(report), 2, Outcome.DISMISSED, "?"));
    }

    @Test
    void a_refused_payment_that_was_made_after_all_is_paid_once_two_people_say_so() {
        byte[] report = disputed("RJCT", "ACSC");
        assertRefused("wrong-state", resolve(desk.maker, report, Outcome.DISMISSED));
        assertFalse(resolve(desk.maker, report, Outcome.CONFIRMED_PAID).await().isResolved());
        assertFalse(resolve(desk.maker, report, Outcome.CONFIRMED_PAID).await().isResolved());
        assertEquals(0, desk.balance("PAID"));
        assertTrue(resolve(desk.checker, report, Outcome.CONFIRMED_PAID).await().isResolved());
        assertEquals(PaymentState.PAID, state());
        assertEquals(AMOUNT_FEN, desk.balance("PAID"));
        assertEquals(0, desk.balance("RESERVED"));
        assertEquals(AMOUNT_FEN, desk.transferred("SETTLE_LATE"));
        assertResults(new PaymentRun.Results(1, 0, 0));
        assertRefused("wrong-state", correct());
    }

    @Test
    void what_was_withdrawn_and_proves_to_be_paid_takes_nothing_of_what_is_reserved_for_others() {
        desk.grant(AMOUNT_FEN);
        bank.apply(report(id(), "RJCT"));
        desk.sql("delete from grants where county = $1 and request = $2", desk.county, request);
        move("RESERVED", -AMOUNT_FEN);
        byte[] report = report(id(), "ACSC");
        bank.apply(report);
        resolve(desk.maker, report, Outcome.CONFIRMED_PAID).await();
        assertRefused("reserve-exhausted", resolve(desk.checker, report, Outcome.CONFIRMED_PAID));
        move("AVAILABLE", AMOUNT_FEN);
        assertTrue(resolve(desk.checker, report, Outcome.CONFIRMED_PAID).await().isResolved());
        assertEquals(PaymentState.PAID, state());
        assertEquals(AMOUNT_FEN, desk.balance("PAID"));
        assertEquals(AMOUNT_FEN, desk.balance("RESERVED"));
        assertEquals(0, desk.balance("AVAILABLE"));
    }

    private void move(String pot, long changeFen) {
        desk.sql(
                "update pot set balance_fen = balance_fen + $3 where county = $1 and kind = $2",
                desk.county,
                pot,
                changeFen);
    }

    @Test
    void a_paid_payment_that_was_refused_after_all_may_be_paid_anew() {
        byte[] report = disputed("ACSC", "RJCT");
        assertRefused("quarantined", correct());
        resolve(desk.checker, report, Outcome.CONFIRMED_REJECTED).await();
        assertTrue(
                resolve(desk.maker, report, Outcome.CONFIRMED_REJECTED).await().isResolved());
        assertEquals(PaymentState.RETURNED, state());
        assertEquals(AMOUNT_FEN, desk.balance("RESERVED"));
        assertResults(new PaymentRun.Results(0, 0, 1));
        correct().await();
        assertEquals(1, desk.releasedRun().run().count());
        assertTrue(desk.story(request).contains("payment.cleared"));
    }

    @Test
    void another_word_than_the_one_proposed_is_a_proposal_of_its_own() {
        byte[] report = disputed("RJCT", "ACSC");
        resolve(desk.maker, report, Outcome.CONFIRMED_PAID).await();
        assertFalse(resolve(desk.checker, report, Outcome.CONFIRMED_REJECTED)
                .await()
                .isResolved());
        assertTrue(
                resolve(desk.maker, report, Outcome.CONFIRMED_REJECTED).await().isResolved());
        assertEquals(PaymentState.REJECTED, state());
        correct().await();
        assertEquals(1, desk.releasedRun().run().count());
    }

    @Test
    void a_payment_cannot_prove_to_be_made_while_the_next_one_is_under_way() {
        bank.apply(report(id(), "RJCT"));
        correct().await();
        desk.sealedRun();
        byte[] report = report(id(), "ACSC");
        bank.apply(report);
        resolve(desk.maker, report, Outcome.CONFIRMED_PAID).await();
        assertRefused("wrong-state", resolve(desk.checker, report, Outcome.CONFIRMED_PAID));
        assertEquals(PaymentState.REJECTED, state());
    }

    private byte[] disputed(String first, String then) {
        bank.apply(report(id(), first));
        byte[] report = report(id(), then);
        bank.apply(report);
        assertEquals("1 CONTRADICTION", bank.kindsApart(report));
        return report;
    }

    private byte[] report(String endToEndId, String status) {
        return ReportTexts.pain002("M1", "", List.of(ReportTexts.row(endToEndId, status)));
    }

    private Future<QuarantinedAnswer> resolve(Caller by, byte[] report, Outcome outcome) {
        return bank.quarantine.resolve(by, Optional.empty(), ReportDesk.sha256(report), 1, outcome, "与我县无关");
    }

    private Future<?> correct() {
        return desk.payees.correct(desk.caller(Role.COUNTY_OFFICER), request, desk.payee(), "原卡已注销");
    }

    private void assertResults(PaymentRun.Results results) {
        assertEquals(
                results, desk.runs.get(desk.maker, run.run().id()).await().run().results());
    }

    private String id() {
        return desk.attempts(request).get(0).endToEndId();
    }

    private PaymentState state() {
        return desk.attempts(request).get(0).state();
    }
}
