package relief.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static relief.platform.Refusals.assertRefused;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.authorization.LeftOut;
import relief.identity.Role;
import relief.kernel.Refused;
import relief.platform.Caller;

/** What a second person must look at before money moves, and what stops it. */
class ReleaseTest {
    @TempDir
    Path dataDir;

    private PaymentDesk desk;

    @BeforeEach
    void openDesk() {
        desk = new PaymentDesk(dataDir, 2);
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
}
