package relief.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static relief.platform.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.delivery.SftpBank.Trouble;
import relief.payment.RunView;

/** A bank that does not take a file, or does not say whether it did. */
class UncertainDeliveryTest {
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

    @ParameterizedTest
    @CsvSource(textBlock = """
            LINE_CUT_IN_UPLOAD, LOST
            DISK_FULL,          FAILED
            """)
    void what_certainly_did_not_arrive_is_sent_again_after_a_while(Trouble trouble, String fault) throws IOException {
        bank.trouble = trouble;
        RunView run = desk.released(1);
        desk.bring();
        Delivery postponed = desk.delivery(run);
        assertEquals(DeliveryState.PENDING, postponed.state());
        assertEquals(Optional.of(fault), postponed.fault());
        assertTrue(
                postponed.nextAt().isAfter(OffsetDateTime.now(ZoneOffset.UTC)), "it waits until " + postponed.nextAt());
        assertEquals(0, desk.sentFiles(run));
        assertEquals(1, desk.counted("POSTPONED"));
        bank.trouble = Trouble.NONE;
        desk.bringLater();
        assertEquals(DeliveryState.SENT, desk.delivery(run).state());
        assertEquals(3, bank.names().size());
    }

    @ParameterizedTest
    @CsvSource({"LINE_CUT_BEFORE_RENAME", "LINE_CUT_AFTER_RENAME"})
    void of_what_may_have_arrived_it_is_asked_and_nothing_is_sent_again(Trouble trouble) {
        bank.trouble = trouble;
        RunView run = desk.released(1);
        desk.bring();
        assertEquals(DeliveryState.UNKNOWN, desk.delivery(run).state());
        assertEquals(0, desk.sentFiles(run));
        assertTrue(desk.told(run.run().id(), "payment-file.uncertain"));
        bank.trouble = Trouble.NONE;
        desk.bringLater();
        assertEquals(DeliveryState.SENT, desk.delivery(run).state());
        assertEquals(run.files().size(), desk.sentFiles(run));
        assertEquals(1, bank.uploads().size());
    }

    @Test
    void what_the_bank_may_have_taken_away_stays_unknown_until_the_bank_says_that_it_has_it() {
        RunView run = unknown();
        desk.bringLater();
        desk.bringLater();
        assertEquals(DeliveryState.UNKNOWN, desk.delivery(run).state());
        assertEquals(1, bank.uploads().size());
        assertEquals(DeliveryState.UNKNOWN, desk.retry(run, RetryAct.NOW).state());
        assertEquals(DeliveryState.SENT, desk.retry(run, RetryAct.CONFIRM).state());
        assertEquals(DeliveryState.SENT, desk.retry(run, RetryAct.CONFIRM).state());
        assertEquals(run.files().size(), desk.sentFiles(run));
        assertRefused(
                "wrong-state",
                desk.deliveries.retry(desk.payments.checker, run.run().id(), 1, RetryAct.SEND));
        assertRefused(
                "not-found",
                desk.deliveries.retry(desk.payments.checker, run.run().id(), 2, RetryAct.NOW));
    }

    @Test
    void what_the_bank_says_that_it_has_not_got_is_sent_again() throws IOException {
        RunView run = unknown();
        assertEquals(DeliveryState.PENDING, desk.retry(run, RetryAct.SEND).state());
        desk.bring();
        assertEquals(DeliveryState.SENT, desk.delivery(run).state());
        assertEquals(2, bank.uploads().size());
        assertTrue(bank.names().contains(run.files().get(0).name()));
    }

    @Test
    void nobody_acts_on_what_a_node_has_in_hand() {
        RunView run = unknown();
        desk.payments.sql("update delivery set fault = 'LOST', next_at = now()");
        DeliveryStore store = new DeliveryStore();
        DeliveryStore.Key key =
                new DeliveryStore.Key(desk.payments.county, run.run().id(), 1);
        assertTrue(desk.payments
                .database
                .read(sql -> store.claim(sql, key, Duration.ofMinutes(1)))
                .await()
                .isPresent());
        for (RetryAct act : RetryAct.values()) {
            assertRefused(
                    "wrong-state",
                    desk.deliveries.retry(desk.payments.checker, run.run().id(), 1, act));
        }
        assertFalse(desk.told(run.run().id(), "payment-file.retried"));
        desk.payments.sql("update delivery set next_at = now()");
        assertEquals(DeliveryState.PENDING, desk.retry(run, RetryAct.SEND).state());
    }

    private RunView unknown() {
        bank.trouble = Trouble.TAKEN_AND_LINE_CUT;
        RunView run = desk.released(1);
        desk.bring();
        bank.trouble = Trouble.NONE;
        assertEquals(DeliveryState.UNKNOWN, desk.delivery(run).state());
        return run;
    }

    @Test
    void a_server_that_refuses_waits_for_a_person() throws IOException {
        bank.trouble = Trouble.FORBIDDEN;
        RunView run = desk.released(1);
        desk.bring();
        assertEquals(DeliveryState.REFUSED, desk.delivery(run).state());
        assertEquals(Optional.of("FORBIDDEN"), desk.delivery(run).fault());
        bank.trouble = Trouble.NONE;
        desk.use(bank.drop(SftpBank.key(), bank.fingerprint()));
        desk.retry(run, RetryAct.NOW);
        desk.bring();
        assertEquals(DeliveryState.REFUSED, desk.delivery(run).state());
        assertEquals(Optional.of("LOGIN_REFUSED"), desk.delivery(run).fault());
        desk.use(bank.drop());
        desk.retry(run, RetryAct.NOW);
        desk.bring();
        assertEquals(DeliveryState.SENT, desk.delivery(run).state());
    }

    @Test
    void to_a_host_that_shows_another_key_nothing_is_sent() throws IOException {
        SftpDrop pinned = bank.drop();
        bank.changeHostKey();
        desk.use(pinned);
        RunView run = desk.released(1);
        desk.bring();
        Delivery refused = desk.delivery(run);
        assertEquals(DeliveryState.REFUSED, refused.state());
        assertEquals(Optional.of("HOST_KEY_CHANGED"), refused.fault());
        assertTrue(
                refused.detail().orElseThrow().contains(bank.fingerprint()),
                refused.detail().orElseThrow());
        assertEquals(Set.of(), bank.names());
    }

    @Test
    void a_bank_that_is_away_is_tried_ever_more_rarely() throws IOException {
        bank.close();
        RunView run = desk.released(1);
        desk.bring();
        assertEquals(Optional.of("AWAY"), desk.delivery(run).fault());
        assertEquals(DeliveryState.PENDING, desk.delivery(run).state());
        desk.bringLater();
        assertEquals(2, desk.delivery(run).attempts());
    }

    @ParameterizedTest
    @CsvSource({"1, 5", "2, 10", "3, 20", "9, 1280", "10, 2560", "11, 3600", "2000000000, 3600"})
    void pauses_double_up_to_an_hour(int attempts, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), Backoff.after(attempts));
    }
}
