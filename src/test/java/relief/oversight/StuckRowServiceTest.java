package relief.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.payment.PaymentDesk;
import relief.payment.RunState;
import relief.platform.Database;
import relief.platform.Ids;
import relief.platform.Queue;
import relief.reconciliation.ReconciliationQueue;

/** What a queue set aside is told in the journal, and comes back when the operator says so. */
class StuckRowServiceTest {
    @TempDir
    Path dataDir;

    @Test
    void a_run_that_the_disk_refused_is_sealed_once_it_is_freed() throws IOException {
        PaymentDesk desk = new PaymentDesk(dataDir, 2);
        desk.grant(400_000);
        UUID run = UUID.randomUUID();
        desk.runs.put(desk.maker, run, desk.order()).await();
        Path inTheWay = Files.writeString(dataDir.resolve("sealed"), "no folder");
        Queue.Claimed claimed = failing(desk.queue, "collects, then fails");
        setAsideTwice(desk.queue, claimed);
        assertEquals(1, desk.queue.depth().await().stuck());
        assertEquals(0, desk.queue.drain(1, new Queue.Claimed()).await());

        Files.delete(inTheWay);
        assertEquals(1, free(desk, StuckQueue.PAYMENT));
        assertEquals(0, free(desk, StuckQueue.PAYMENT));
        desk.drain(desk.queue);
        assertEquals(
                RunState.SEALED, desk.runs.get(desk.maker, run).await().run().state());
        assertEquals(
                List.of(
                        "payment-run.made",
                        "payment-run.collected",
                        "payment-run.stuck",
                        "payment-run.freed",
                        "payment-file.sealed",
                        "payment-run.sealed"),
                desk.story(run));
    }

    @Test
    void a_run_cancelled_meanwhile_is_not_set_aside() throws IOException {
        PaymentDesk desk = new PaymentDesk(dataDir, 2);
        desk.grant(400_000);
        UUID run = UUID.randomUUID();
        desk.runs.put(desk.maker, run, desk.order()).await();
        Files.writeString(dataDir.resolve("sealed"), "no folder");
        Queue.Claimed claimed = failing(desk.queue, "collects, then fails");
        desk.runs.cancel(desk.maker, run, "磁盘已满").await();
        setAsideTwice(desk.queue, claimed);
        assertEquals(0, desk.queue.depth().await().stuck());
        assertFalse(desk.story(run).contains("payment-run.stuck"));
    }

    @Test
    void a_report_whose_bytes_are_gone_is_set_aside_and_freed() {
        PaymentDesk desk = new PaymentDesk(dataDir, 2);
        ReconciliationQueue queue =
                new ReconciliationQueue(desk.vertx, desk.database, desk.vault, dataDir, desk.payments, desk.metrics);
        String sha256 = "%064x".formatted(Ids.next().getLeastSignificantBits());
        desk.sql(
                "insert into bank_report (county, sha256, state, received_by, receiver, bytes)"
                        + " values ($1, $2, 'RECEIVED', $3, 'checker', 1)",
                desk.county,
                sha256,
                desk.checker.id());
        setAsideTwice(queue, failing(queue, "finds no file"));
        assertEquals(1, queue.depth().await().stuck());
        assertEquals(1, free(desk, StuckQueue.RECONCILIATION));
        assertEquals(0, queue.depth().await().stuck());
        assertEquals(
                List.of("bank-report.stuck", "bank-report.freed"),
                desk.sql("select event from journal where subject = $1 order by id", sha256).stream()
                        .map(row -> row.getString(0))
                        .toList());
        desk.sql("delete from bank_report where sha256 = $1", sha256);
    }

    /** As a worker drains, until a step fails for good. */
    private static Queue.Claimed failing(Queue queue, String why) {
        Queue.Claimed claimed = new Queue.Claimed();
        Future<Integer> step = queue.drain(1, claimed).compose(done -> queue.drain(1, claimed));
        Throwable failure = assertThrows(Throwable.class, step::await, why);
        assertFalse(Database.passesByItself(failure), failure.toString());
        assertEquals(1, claimed.rows().size());
        return claimed;
    }

    /** Two nodes may fail on the same row; the journal tells it once. */
    private static void setAsideTwice(Queue queue, Queue.Claimed claimed) {
        queue.setAside(claimed.rows().get(0), "refused").await();
        queue.setAside(claimed.rows().get(0), "refused").await();
    }

    private static int free(PaymentDesk desk, StuckQueue queue) {
        return new StuckRowService(desk.database).free(queue).await();
    }
}
