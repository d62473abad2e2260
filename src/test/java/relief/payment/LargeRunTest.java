package relief.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.platform.Queue;

/**
 * A run of more grants than one slice and of files of more rows than one page; {@code -Drelief.rows=577400} makes it a
 * province's. It tells how long each step took.
 */
class LargeRunTest {
    private static final int ROWS = Integer.getInteger("relief.rows", 9_000);
    private static final int FILES = 3;
    private static final long AMOUNT_FEN = 200_000;

    @TempDir
    Path dataDir;

    private long sinceNanos = System.nanoTime();

    @Test
    void a_run_is_gathered_slice_by_slice_and_its_files_are_sealed_side_by_side() {
        PaymentDesk desk = new PaymentDesk(dataDir, (ROWS + FILES - 1) / FILES);
        ManyGrants.make(desk, ROWS, AMOUNT_FEN);
        tell("made");
        UUID id = UUID.randomUUID();
        desk.runs.put(desk.maker, id, desk.order()).await();
        RunView run = desk.runs.get(desk.maker, id).await();
        while (run.run().state() == RunState.COLLECTING) {
            desk.queue.drain(1, new Queue.Claimed()).await();
            run = desk.runs.get(desk.maker, id).await();
        }
        assertEquals(RunState.SEALING, run.run().state());
        assertEquals(FILES, run.plannedFiles());
        tell("gathered");
        int sealed = 1;
        while (sealed > 0) {
            Future<Integer> one = desk.queue.drain(1, new Queue.Claimed());
            Future<Integer> other = desk.queue.drain(1, new Queue.Claimed());
            sealed = one.await() + other.await();
        }
        tell("sealed");
        RunView released = desk.releases.release(desk.checker, id).await();
        tell("released");
        assertEquals(ROWS, released.run().count());
        assertEquals(ROWS * AMOUNT_FEN, desk.balance("IN_PAYMENT"));
        SealedRunCheck.check(desk, released);

        ManyGrants.make(desk, ROWS, AMOUNT_FEN + 1);
        UUID cancelled = desk.sealedRun().run().id();
        tell("second sealed");
        desk.runs.cancel(desk.maker, cancelled, "作废").await();
        tell("cancelled");
        assertEquals(ROWS, desk.sealedRun().run().count());
    }

    private void tell(String step) {
        long now = System.nanoTime();
        System.out.printf("%,d rows %s in %,d ms%n", ROWS, step, (now - sinceNanos) / 1_000_000);
        sinceNanos = now;
    }
}
