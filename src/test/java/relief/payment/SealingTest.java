package relief.payment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.platform.Queue;

/** A run is sealed once, with the same bytes however often and by whomever it is tried. */
class SealingTest {
    @TempDir
    Path dataDir;

    private PaymentDesk desk;

    @BeforeEach
    void openDesk() {
        desk = new PaymentDesk(dataDir, 2);
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
        desk.queue.drain(1, new Queue.Claimed()).await();
        desk.sql("update payment set payee = '' where request = $1", broken);
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

    private void forgetSealing(RunView run) {
        UUID id = run.run().id();
        desk.sql("update payment_file set sealed_at = null, bytes = null, sha256 = null where run = $1", id);
        desk.sql("update payment_run set state = 'SEALING', sealed_at = null where id = $1", id);
    }
}
