package relief.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static relief.platform.Refusals.assertRefused;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.identity.Role;
import relief.platform.Caller;
import relief.request.Payee;

/** What is noticed before a run is sealed keeps one grant out, or stops the run until its maker has looked. */
class FindingTest {
    @TempDir
    Path dataDir;

    private PaymentDesk desk;
    private FindingService findings;

    @BeforeEach
    void openDesk() {
        desk = new PaymentDesk(dataDir, 2);
        findings = new FindingService(desk.vertx, desk.database, desk.vault, desk.runs);
    }

    @Test
    void a_payee_that_no_file_can_hold_keeps_its_grant_out_until_it_is_corrected() {
        UUID good = desk.grant(200_000);
        UUID longName = desk.grant(300_000);
        UUID unreadable = desk.grant(400_000);
        desk.seal(longName, longName, desk.payee("马".repeat(141)));
        desk.seal(unreadable, UUID.randomUUID(), desk.payee());
        RunView run = desk.sealedRun();

        assertEquals(RunState.SEALED, run.run().state());
        assertEquals(1, run.run().count());
        assertEquals(new PaymentRun.Findings(2, 0), run.run().findings());
        assertEquals(List.of("NAME_TOO_LONG", GrantJudge.PAYEE_UNREADABLE), kinds(run));
        assertEquals(0, desk.attempts(longName).size());
        assertEquals(1, desk.attempts(good).size());

        Caller officer = desk.caller(Role.COUNTY_OFFICER);
        desk.payees.correct(officer, longName, desk.payee(), "户名过长").await();
        assertEquals(
                List.of(true, false),
                listed(run).stream().map(FindingService.Listed::resolved).toList());
        assertRefused("wrong-state", desk.payees.correct(officer, longName, desk.payee(), "再改"));
        RunView next = desk.sealedRun();
        assertEquals(1, next.run().count());
        assertEquals(1, desk.attempts(longName).get(0).attempt());
    }

    @Test
    void equal_amounts_to_one_account_wait_for_the_maker() {
        Payee payee = desk.payee();
        UUID one = desk.grant(200_000);
        UUID other = desk.grant(200_000);
        UUID another = desk.grant(300_000);
        desk.seal(one, one, payee);
        desk.seal(other, other, payee);
        desk.seal(another, another, payee);
        RunView run = desk.sealedRun();
        UUID id = run.run().id();

        assertEquals(RunState.COLLECTED, run.run().state());
        assertEquals(new PaymentRun.Findings(0, 2), run.run().findings());
        assertEquals(2, run.plannedFiles());
        assertEquals(0, run.files().size());
        assertEquals(List.of("LIKELY_BANK_DUPLICATE", "LIKELY_BANK_DUPLICATE"), kinds(run));
        assertRefused("wrong-state", desk.releases.release(desk.checker, id));
        assertRefused("not-maker", desk.runs.seal(desk.checker, id));

        assertEquals(
                RunState.SEALING, desk.runs.seal(desk.maker, id).await().run().state());
        assertEquals(
                RunState.SEALING, desk.runs.seal(desk.maker, id).await().run().state());
        desk.drain(desk.queue);
        RunView sealed = desk.runs.seal(desk.maker, id).await();
        assertEquals(RunState.SEALED, sealed.run().state());
        assertEquals(
                desk.maker.username(), sealed.run().confirmed().orElseThrow().name());
        assertEquals(3, sealed.sealedCount());
        desk.releases.release(desk.checker, id).await();
        assertRefused("wrong-state", desk.runs.seal(desk.maker, id));
        assertEquals(
                1,
                desk.story(id).stream().filter("payment-run.confirmed"::equals).count());
    }

    @Test
    void what_was_paid_to_the_account_in_the_last_days_is_noticed_but_not_what_the_bank_refused() {
        UUID first = desk.grant(200_000);
        RunView released = desk.releasedRun();
        Payee same = desk.payee();
        desk.seal(first, first, same);
        desk.answer(List.of(PaymentDesk.word(desk.attempts(first).get(0).endToEndId(), "RJCT")));
        desk.payees
                .correct(desk.caller(Role.COUNTY_OFFICER), first, same, "原卡已注销")
                .await();
        assertEquals(RunState.RELEASED, desk.releasedRun().run().state(), "the refused attempt is no duplicate");
        UUID second = desk.grant(200_000);
        desk.seal(second, second, same);
        RunView run = desk.sealedRun();
        assertEquals(RunState.COLLECTED, run.run().state());
        assertEquals(List.of("LIKELY_BANK_DUPLICATE"), kinds(run));
        assertEquals(
                RunState.COMPLETED,
                desk.runs.get(desk.maker, released.run().id()).await().run().state());
        desk.runs.cancel(desk.maker, run.run().id(), "核实中").await();
        assertEquals(RunState.COLLECTED, desk.sealedRun().run().state(), "the grants are free for another run");
    }

    @Test
    void a_doubtful_card_is_shown_with_the_name_masked() {
        UUID request = desk.grant(200_000);
        desk.seal(request, request, PaymentDesk.payee("马秀兰", "6217000000000000001"));
        RunView run = desk.sealedRun();
        assertEquals(RunState.COLLECTED, run.run().state());
        FindingService.Listed listed = listed(run).get(0);
        assertEquals(GrantJudge.DOUBTFUL_CARD, listed.finding().kind());
        assertEquals(request, listed.finding().request());
        assertEquals(200_000, listed.amountFen());
        assertTrue(listed.payee().contains("*"), listed.payee());
    }

    @Test
    void a_run_of_nothing_but_unfit_rows_is_empty_and_says_why() {
        UUID unfit = desk.grant(200_000);
        desk.seal(unfit, unfit, desk.payee("马".repeat(141)));
        RunView run = desk.sealedRun();
        assertEquals(RunState.EMPTY, run.run().state());
        assertEquals(List.of("NAME_TOO_LONG"), kinds(run));
    }

    private List<String> kinds(RunView run) {
        return listed(run).stream().map(listed -> listed.finding().kind()).toList();
    }

    private List<FindingService.Listed> listed(RunView run) {
        return findings.list(desk.checker, run.run().id(), Optional.empty(), 10)
                .await()
                .items();
    }
}
