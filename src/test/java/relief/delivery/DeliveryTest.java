package relief.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.bankfile.FileDigests;
import relief.bankfile.Manifest;
import relief.payment.PaymentFile;
import relief.payment.RunView;
import relief.platform.Queue;

/** The files of a run on their way to a bank that takes them. */
class DeliveryTest {
    @TempDir
    private Path dataDir;

    @TempDir
    private Path home;

    private SftpBank bank;
    private DeliveryDesk desk;

    @BeforeEach
    void open() throws IOException {
        bank = new SftpBank(home);
        desk = new DeliveryDesk(dataDir, 2, bank.drop());
    }

    @AfterEach
    void close() throws IOException {
        bank.close();
    }

    @Test
    void every_file_arrives_with_what_vouches_for_it_and_then_its_payments_are_sent() throws IOException {
        RunView run = desk.released(3);
        assertEquals(0, desk.sentFiles(run));
        desk.bring();
        assertEquals(expected(run), bank.names());
        for (PaymentFile file : run.files()) {
            Path arrived = bank.folder().resolve(file.name());
            byte[] manifest = Files.readAllBytes(bank.folder().resolve(file.name() + ".manifest.json"));
            byte[] signature = Files.readAllBytes(bank.folder().resolve(file.name() + ".sig"));
            assertTrue(desk.signer.signing().verifies(manifest, signature));
            assertTrue(Manifest.read(manifest).describes(FileDigests.of(arrived)));
            assertEquals(file.totalFen(), Manifest.read(manifest).totalFen());
            assertEquals(2, Manifest.read(manifest).approvals().size());
        }
        assertEquals(run.files().size(), desk.sentFiles(run));
        assertEquals(DeliveryState.SENT, desk.delivery(run).state());
        assertTrue(desk.told(run.run().id(), "payment-file.sent"));
        assertEquals(2, desk.counted("SENT"));
        assertEquals(new Queue.Depth(0, 0, 0), desk.depth());
    }

    @Test
    void delivered_twice_nothing_happens_the_second_time() throws IOException {
        RunView run = desk.released(1);
        desk.bring();
        desk.payments.sql("update delivery set state = 'PENDING', next_at = now()");
        byte[] first =
                Files.readAllBytes(bank.folder().resolve(run.files().get(0).name()));
        desk.bring();
        assertEquals(DeliveryState.SENT, desk.delivery(run).state());
        assertEquals(1, bank.uploads().size());
        assertArrayEquals(
                first,
                Files.readAllBytes(bank.folder().resolve(run.files().get(0).name())));
    }

    @Test
    void another_file_of_that_name_is_left_alone_until_a_person_has_looked() throws IOException {
        RunView run = desk.released(1);
        PaymentFile file = run.files().get(0);
        Path other = bank.folder().resolve(file.name());
        Files.write(other, new byte[(int) file.bytes()]);
        desk.bring();
        Delivery refused = desk.delivery(run);
        assertEquals(DeliveryState.REFUSED, refused.state());
        assertEquals(Optional.of("OTHER_CONTENT"), refused.fault());
        assertArrayEquals(new byte[(int) file.bytes()], Files.readAllBytes(other));
        assertEquals(0, desk.sentFiles(run));
        assertEquals(1, desk.depth().stuck());
        assertTrue(desk.told(run.run().id(), "payment-file.refused"));
        desk.bringLater();
        assertEquals(DeliveryState.REFUSED, desk.delivery(run).state());
        Files.delete(other);
        assertEquals(DeliveryState.PENDING, desk.retry(run, RetryAct.NOW).state());
        desk.bring();
        assertEquals(DeliveryState.SENT, desk.delivery(run).state());
    }

    @Test
    void a_file_that_was_touched_on_our_disk_does_not_leave_the_house() throws IOException {
        RunView run = desk.released(1);
        Files.writeString(desk.payments.file(run, 0), "\n", StandardOpenOption.APPEND);
        desk.bring();
        assertEquals(Optional.of("FILE_CHANGED"), desk.delivery(run).fault());
        assertEquals(DeliveryState.REFUSED, desk.delivery(run).state());
        assertEquals(Set.of(), bank.names());
    }

    @Test
    void two_nodes_bring_each_file_once() throws IOException {
        RunView run = desk.released(8);
        DeliveryQueue other = desk.node(bank.drop(), Duration.ofMinutes(1));
        Future.all(drained(desk.queue), drained(other)).await();
        assertEquals(4, run.files().size());
        assertEquals(expected(run), bank.names());
        assertEquals(4, Set.copyOf(bank.uploads()).size());
        assertEquals(4, bank.uploads().size());
        assertEquals(run.files().size(), desk.sentFiles(run));
    }

    private static Future<Void> drained(DeliveryQueue queue) {
        return queue.drain(1, new Queue.Claimed())
                .compose(done -> done == 0 ? Future.succeededFuture() : drained(queue));
    }

    @Test
    void the_file_of_a_node_that_died_is_taken_over_and_its_word_counts_no_more() {
        RunView run = desk.released(1);
        DeliveryQueue dead = desk.node(bank.drop(), Duration.ofMinutes(1));
        dead.drain(1, new Queue.Claimed()).await();
        Dispatch hands = new Dispatch(
                desk.payments.vertx,
                desk.payments.database,
                new BankDrops(Map.of("TEST", new FolderDrop(home.resolve("nowhere")))),
                desk.files,
                new DeliveryMetrics(desk.meters),
                Duration.ofMinutes(1),
                1);
        Delivery held = hands.claim(
                        new DeliveryStore.Key(desk.payments.county, run.run().id(), 1))
                .await()
                .orElseThrow();
        assertEquals(DeliveryState.SENDING, held.state());
        desk.bring();
        assertEquals(DeliveryState.SENDING, desk.delivery(run).state());
        desk.bringLater();
        assertEquals(DeliveryState.SENT, desk.delivery(run).state());
        assertFalse(desk.payments
                .database
                .read(sql -> new DeliveryStore().uncertain(sql, held, Duration.ofMinutes(1)))
                .await());
        hands.bring(held).await();
        assertEquals(DeliveryState.SENT, desk.delivery(run).state());
        assertEquals(0, desk.counted("REFUSED"));
    }

    @Test
    void a_bank_without_a_way_gets_nothing_and_nothing_waits() {
        desk.use(null);
        RunView run = desk.released(1);
        desk.bring();
        assertEquals(
                List.of(),
                desk.deliveries.ofRun(desk.payments.checker, run.run().id()).await());
        assertEquals(0, desk.sentFiles(run));
    }

    @Test
    void a_node_without_a_way_leaves_a_run_to_one_that_has_it_but_not_for_ever() {
        RunView run = desk.released(1);
        DeliveryQueue without = desk.node(null, Duration.ofMinutes(1));
        assertEquals(0, without.drain(1, new Queue.Claimed()).await());
        desk.bring();
        assertEquals(DeliveryState.SENT, desk.delivery(run).state());
        RunView old = desk.released(1);
        desk.payments.sql(
                "update payment_run set released_at = now() - interval '11 minutes' where id = $1",
                old.run().id());
        assertEquals(1, without.drain(1, new Queue.Claimed()).await());
        assertEquals(0, without.drain(1, new Queue.Claimed()).await());
        desk.bring();
        assertEquals(
                List.of(),
                desk.deliveries.ofRun(desk.payments.checker, old.run().id()).await());
    }

    @Test
    void a_folder_takes_files_as_a_server_does() throws IOException {
        Path folder = Files.createDirectories(home.resolve("folder"));
        desk.use(new FolderDrop(folder));
        RunView run = desk.released(1);
        desk.bring();
        String name = run.files().get(0).name();
        assertArrayEquals(Files.readAllBytes(desk.payments.file(run, 0)), Files.readAllBytes(folder.resolve(name)));
        assertFalse(Files.exists(folder.resolve(name + ".part")));
        assertEquals(DeliveryState.SENT, desk.delivery(run).state());
        desk.use(new FolderDrop(home.resolve("missing")));
        RunView next = desk.released(1);
        desk.bring();
        assertEquals(Optional.of("NO_FOLDER"), desk.delivery(next).fault());
        assertEquals(DeliveryState.REFUSED, desk.delivery(next).state());
    }

    private static Set<String> expected(RunView run) {
        Set<String> names = new TreeSet<>();
        run.files().forEach(file -> {
            names.add(file.name());
            names.add(file.name() + ".manifest.json");
            names.add(file.name() + ".sig");
        });
        return names;
    }
}
