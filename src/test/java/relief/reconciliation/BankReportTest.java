package relief.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.demo.SimulatedBank;
import relief.kernel.Seed;
import relief.payment.PaymentAttempt;
import relief.payment.PaymentDesk;
import relief.payment.PaymentRun;
import relief.payment.PaymentState;
import relief.payment.RunState;
import relief.payment.RunView;
import relief.platform.Queue;

class BankReportTest {
    private static final int ROWS = 40;

    @TempDir
    Path dataDir;

    private final List<UUID> requests = new ArrayList<>();
    private ReportDesk bank;
    private PaymentDesk desk;

    @BeforeEach
    void openDesk() {
        bank = new ReportDesk(dataDir, 5_000);
        desk = bank.desk;
    }

    @AfterEach
    void closeDesk() {
        bank.close();
    }

    @Test
    void a_report_settles_what_the_bank_paid_and_returns_what_it_refused() throws IOException {
        RunView run = released();
        byte[] report = report(run, 5);
        assertEquals("first", bank.put(report));
        desk.drain(bank.queue);

        BankReport applied = bank.get(report);
        assertEquals(BankReport.State.APPLIED, applied.state());
        assertEquals(report.length, applied.bytes());
        assertEquals(new ReportCounts(ROWS - 8, 0, 8, 0, 0, 0), applied.counts());
        assertPaid(run, 8);

        assertEquals("again", bank.put(report));
        desk.drain(bank.queue);
        assertEquals(applied, bank.get(report));
        assertPaid(run, 8);
    }

    @Test
    void halves_in_any_order_and_the_whole_after_them_come_to_the_same() throws IOException {
        RunView run = released();
        Random random = Seed.random("halves_in_any_order");
        byte[] whole = report(run, 4);
        List<String> rows = new ArrayList<>(rows(whole));
        Collections.shuffle(rows, random);
        int middle = random.nextInt(rows.size());
        byte[] first = with(whole, rows.subList(0, middle));
        List<String> overlapping = new ArrayList<>(rows.subList(Math.max(0, middle - 7), rows.size()));
        Collections.shuffle(overlapping, random);
        byte[] second = with(whole, overlapping);

        bank.put(first);
        bank.put(second);
        desk.drain(bank.queue);
        bank.put(whole);
        desk.drain(bank.queue);
        assertEquals(new ReportCounts(0, 0, 0, 0, 0, ROWS), bank.get(whole).counts());
        assertEquals(
                ROWS - 10,
                bank.get(first).counts().paid() + bank.get(second).counts().paid());
        assertPaid(run, 10);
    }

    @Test
    void a_report_applied_by_two_nodes_at_once_has_one_effect() throws IOException {
        RunView run = released();
        byte[] report = report(run, 8);
        bank.put(report);
        Future.join(bank.queue.drain(1, new Queue.Claimed()), bank.queue.drain(1, new Queue.Claimed()))
                .await();
        assertEquals(new ReportCounts(ROWS - 5, 0, 5, 0, 0, 0), bank.get(report).counts());
        assertPaid(run, 5);
    }

    @Test
    void what_fits_no_payment_is_kept_apart_and_changes_nothing() throws IOException {
        RunView run = released();
        byte[] whole = report(run, 1_000);
        List<String> rows = rows(whole);
        String other = rows.get(0).replace("JZ" + desk.township, "JZ110101001");
        byte[] strange = with(
                whole,
                List.of(
                        rows.get(0).replaceFirst("JZ\\d+", "SALARY-17"),
                        other,
                        rows.get(1).replaceFirst("CNY\">\\d+", "CNY\">9"),
                        rows.get(2).replaceFirst("<Othr><Id>\\d+", "<Othr><Id>6217009999999999"),
                        rows.get(3),
                        rows.get(3).replace("ACSC", "RJCT")));
        bank.put(strange);
        desk.drain(bank.queue);
        assertEquals(new ReportCounts(1, 0, 0, 0, 5, 0), bank.get(strange).counts());
        List<QuarantinedAnswer> apart = bank.apart(strange);
        assertEquals(
                "1 UNKNOWN_ID, 2 OTHER_COUNTY, 3 WRONG_AMOUNT, 4 WRONG_ACCOUNT, 6 CONTRADICTION",
                bank.kindsApart(strange));
        assertEquals("****9999", apart.get(3).accountMasked());
        assertEquals("SALARY-17", apart.get(0).endToEndId());
        assertEquals(
                1,
                desk.runs
                        .get(desk.maker, run.run().id())
                        .await()
                        .run()
                        .results()
                        .total());
        bank.quarantine.measure().await();
        assertTrue(desk.meters
                        .get("relief.reconciliation.quarantined")
                        .tag("kind", "CONTRADICTION")
                        .gauge()
                        .value()
                >= 1);
    }

    @Test
    void bytes_of_another_digest_leave_no_trace() throws IOException {
        String address = ReportDesk.sha256("what was meant".getBytes(StandardCharsets.UTF_8));
        assertEquals("report-differs", bank.put(address, "what came".getBytes(StandardCharsets.UTF_8)));
        try (Stream<Path> kept = Files.list(dataDir.resolve("bank-reports"))) {
            assertEquals(List.of(), kept.toList());
        }
        assertFalse(bank.reports.list(desk.checker, Optional.empty(), Optional.empty(), 50).await().items().stream()
                .anyMatch(report -> report.sha256().equals(address)));
    }

    @Test
    void a_report_of_many_pieces_arrives_as_it_was_sent() throws IOException {
        byte[] large = new byte[3_000_001];
        Seed.random("many_pieces").nextBytes(large);
        assertEquals("first", bank.put(large));
        assertEquals(large.length, Files.size(dataDir.resolve("bank-reports").resolve(ReportDesk.sha256(large))));
        desk.drain(bank.queue);
        assertEquals(BankReport.State.FAULTY, bank.get(large).state());
    }

    @Test
    void a_broken_report_changes_nothing_and_says_why() throws IOException {
        RunView run = released();
        byte[] whole = report(run, 1_000);
        byte[] torn = Arrays.copyOf(whole, whole.length - 60);
        bank.put(torn);
        desk.drain(bank.queue);
        BankReport faulty = bank.get(torn);
        assertEquals(BankReport.State.FAULTY, faulty.state());
        assertTrue(faulty.fault().orElseThrow().endsWith("."), faulty.fault().orElseThrow());
        assertEquals(
                new PaymentRun.Results(0, 0, 0),
                desk.runs.get(desk.maker, run.run().id()).await().run().results());

        byte[] asAWhole = with(whole, List.of());
        bank.put(asAWhole);
        desk.drain(bank.queue);
        assertEquals(BankReport.State.FAULTY, bank.get(asAWhole).state());
    }

    private RunView released() {
        for (int i = 0; i < ROWS; i++) {
            requests.add(desk.grant(200_000 + 100L * i));
        }
        return desk.releasedRun();
    }

    /** The bank's answer to the only file of the run; it rejects each payment whose place is divisible. */
    private byte[] report(RunView run, int rejectedEvery) throws IOException {
        int[] place = {0};
        Map<String, Boolean> rejected = new HashMap<>();
        SimulatedBank.Judge judge =
                (endToEndId, account) -> rejected.computeIfAbsent(endToEndId, id -> ++place[0] % rejectedEvery == 0)
                        ? Optional.of("AC04")
                        : Optional.empty();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SimulatedBank(judge, OffsetDateTime.parse("2023-12-19T12:00:00+08:00")).answer(desk.file(run, 0), out);
        return out.toByteArray();
    }

    private static List<String> rows(byte[] report) {
        return new String(report, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("<TxInfAndSts>"))
                .toList();
    }

    private static byte[] with(byte[] report, List<String> rows) {
        String xml = new String(report, StandardCharsets.UTF_8);
        int from = xml.indexOf("<TxInfAndSts>");
        int to = xml.lastIndexOf("</TxInfAndSts>\n") + "</TxInfAndSts>\n".length();
        String changed = xml.substring(0, from) + String.join("\n", rows) + "\n" + xml.substring(to);
        return changed.getBytes(StandardCharsets.UTF_8);
    }

    private void assertPaid(RunView run, int rejected) {
        PaymentRun after = desk.runs.get(desk.maker, run.run().id()).await().run();
        assertEquals(RunState.COMPLETED, after.state());
        assertEquals(new PaymentRun.Results(ROWS - rejected, rejected, 0), after.results());
        long paidFen = 0;
        int failed = 0;
        for (int i = 0; i < ROWS; i++) {
            PaymentAttempt attempt = desk.attempts(requests.get(i)).get(0);
            failed += attempt.state() == PaymentState.REJECTED ? 1 : 0;
            paidFen += attempt.state() == PaymentState.PAID ? 200_000 + 100L * i : 0;
        }
        assertEquals(rejected, failed);
        assertEquals(paidFen, desk.balance("PAID"));
        assertEquals(paidFen, desk.transferred("SETTLE"));
        assertEquals(0, desk.balance("IN_PAYMENT"));
        assertEquals(after.totalFen() - paidFen, desk.balance("RESERVED"));
    }
}
