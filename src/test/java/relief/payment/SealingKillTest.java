package relief.payment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.kernel.Seed;
import relief.platform.LiveDatabase;
import relief.platform.Settings;

/**
 * A node that is killed while it gathers, seals or releases, again and again: what it left is finished by others, and
 * nobody is paid twice. {@code -Drelief.kills=20} kills more often.
 */
class SealingKillTest {
    private static final int KILLS = Integer.getInteger("relief.kills", 3);
    private static final int GRANTS_PER_RUN = 600;
    private static final int ROWS_PER_FILE = 20;
    private static final int LATEST_MS = 1_200;
    private static final long AMOUNT_FEN = 200_000;

    @TempDir
    Path dataDir;

    @Test
    void whatever_moment_a_node_is_killed_at_every_grant_is_paid_once() throws Exception {
        Random random = Seed.random("sealing killed");
        PaymentDesk desk = new PaymentDesk(dataDir, ROWS_PER_FILE);
        List<UUID> runs = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            ManyGrants.make(desk, GRANTS_PER_RUN, AMOUNT_FEN);
            UUID run = UUID.randomUUID();
            desk.runs.put(desk.maker, run, desk.order()).await();
            runs.add(run);
            killAfter(random.nextInt(LATEST_MS), desk);
        }
        desk.drain(desk.queue);
        for (UUID run : runs) {
            RunView view = desk.runs.get(desk.maker, run).await();
            if (view.run().state() == RunState.SEALED) {
                desk.releases.release(desk.checker, run).await();
            }
            // A run that was killed before it gathered anything takes the grants that were meant for the next one too.
            if (view.run().state() != RunState.EMPTY) {
                SealedRunCheck.check(desk, view);
            }
        }
        requireAllPaidOnce(desk);
    }

    private static void requireAllPaidOnce(PaymentDesk desk) {
        int grants = KILLS * GRANTS_PER_RUN;
        assertEquals(
                grants,
                count(
                        desk,
                        "select count(distinct request) from payment_now where county = $1 and state = 'RELEASED'"));
        assertEquals(grants, count(desk, "select count(*) from payment where county = $1"));
        assertEquals(grants, count(desk, "select count(*) from transfer where county = $1 and kind = 'DISPATCH'"));
        assertEquals(grants * AMOUNT_FEN, desk.transferred("DISPATCH"));
        assertEquals(grants * AMOUNT_FEN, desk.balance("IN_PAYMENT"));
        assertEquals(0, desk.balance("RESERVED"));
        assertEquals(0, count(desk, "select count(*) from grants where county = $1 and due"));
    }

    private static long count(PaymentDesk desk, String statement) {
        return desk.sql(statement, desk.county).get(0).getLong(0);
    }

    private void killAfter(int delayMs, PaymentDesk desk) throws IOException, InterruptedException {
        Settings.DatabaseAddress address = LiveDatabase.scratchAddress();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        classPath,
                        MortalNode.class.getName(),
                        address.uri(),
                        address.user(),
                        address.password().value(),
                        dataDir.toString(),
                        LiveDatabase.keys().toString(),
                        Integer.toString(ROWS_PER_FILE),
                        desk.county,
                        desk.checker.id().toString())
                .redirectError(dataDir.resolve("node.log").toFile())
                .start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(node.getInputStream(), UTF_8))) {
            assertEquals("at work", out.readLine());
            assertTrue(!node.waitFor(delayMs, TimeUnit.MILLISECONDS), "it works until it is killed");
        } finally {
            node.destroyForcibly().waitFor();
        }
    }
}
