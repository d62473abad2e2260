package relief.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static relief.platform.Refusals.assertRefused;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.identity.Role;
import relief.kernel.Refused;
import relief.platform.Queue;

/** A bank that first refuses a payment and then says it paid must not lead to a second one. */
class DisputedGrantTest {
    @TempDir
    Path dataDir;

    private PaymentDesk desk;
    private UUID request;
    private String firstAttempt;

    @BeforeEach
    void correctAfterRefusal() {
        desk = new PaymentDesk(dataDir, 2);
        request = desk.grant(200_000);
        desk.releasedRun();
        firstAttempt = desk.attempts(request).get(0).endToEndId();
        say("RJCT");
        correct().await();
    }

    @Test
    void a_contradiction_before_the_next_run_keeps_the_grant_out_of_it() {
        UUID other = desk.grant(300_000);
        contradict();
        RunView next = desk.releasedRun();
        assertEquals(1, next.run().count());
        assertEquals(300_000, desk.balance("IN_PAYMENT"));
        assertEquals(1, desk.attempts(other).size());
        assertEquals(1, desk.attempts(request).size());
        assertRefused("quarantined", correct());
        assertEquals(List.of("payment.rejected", "payee.corrected", "payment.disputed"), desk.story(request));
    }

    @Test
    void a_contradiction_after_the_sealing_stops_the_release_and_the_cancelled_run_gives_back_the_others_only() {
        UUID other = desk.grant(300_000);
        UUID run = desk.sealedRun().run().id();
        contradict();
        assertRefused("quarantined", desk.releases.release(desk.checker, run));
        assertEquals(0, desk.balance("IN_PAYMENT"));
        desk.runs.cancel(desk.checker, run, "银行回执前后矛盾").await();
        assertRefused("quarantined", correct());
        RunView next = desk.releasedRun();
        assertEquals(1, next.run().count());
        assertEquals(2, desk.attempts(other).size());
        assertEquals(2, desk.attempts(request).size());
        assertEquals(300_000, desk.balance("IN_PAYMENT"));
    }

    @Test
    void a_run_that_is_made_while_the_bank_contradicts_itself_is_never_released_with_the_grant() {
        UUID run = UUID.randomUUID();
        desk.runs.put(desk.maker, run, desk.order()).await();
        AnswerSlice slice = desk.staged(List.of(PaymentDesk.word(firstAttempt, "ACSC")));
        Future<?> collected = desk.queue.drain(1, new Queue.Claimed());
        Future<?> contradicted = desk.database.inTransaction(tx -> desk.payments.applyAnswers(tx, slice));
        Future.join(collected, contradicted).await();
        desk.drain(desk.queue);
        assertThrows(Refused.class, desk.releases.release(desk.checker, run)::await);
        assertEquals(0, desk.balance("IN_PAYMENT"));
    }

    private void contradict() {
        assertEquals(Map.of(AnswerOutcome.CONTRADICTION, 1), say("ACSC"));
    }

    private Map<AnswerOutcome, Integer> say(String status) {
        return desk.answer(List.of(PaymentDesk.word(firstAttempt, status))).counts();
    }

    private Future<?> correct() {
        return desk.payees.correct(desk.caller(Role.COUNTY_OFFICER), request, desk.payee(), "原卡已注销");
    }
}
