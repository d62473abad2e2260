package relief.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.identity.Role;
import relief.payment.PaymentAttempt;
import relief.payment.PaymentDesk;
import relief.payment.PaymentRun;
import relief.payment.PaymentState;
import relief.payment.RunState;
import relief.payment.RunView;

/** Every shape in which a bank tells its results, and what it does to the payments. */
class ReportShapesTest {
    private static final int ROWS = 6;
    private static final long AMOUNT_FEN = 200_000;
    private static final String YUAN = "2000.00";

    @TempDir
    Path dataDir;

    private final List<UUID> requests = new ArrayList<>();
    private ReportDesk bank;
    private PaymentDesk desk;
    private RunView run;

    @BeforeEach
    void release() {
        open();
    }

    private void open() {
        bank = new ReportDesk(dataDir, 5_000);
        desk = bank.desk;
        requests.clear();
        for (int i = 0; i < ROWS; i++) {
            requests.add(desk.grant(AMOUNT_FEN));
        }
        run = desk.releasedRun();
    }

    @AfterEach
    void closeDesk() {
        bank.close();
    }

    @Test
    void what_comes_back_after_it_was_paid_lies_in_the_reserve_again() {
        bank.apply(ReportTexts.pain002(messageId(), "", rows("ACSC")));
        assertEquals(ROWS * AMOUNT_FEN, desk.balance("PAID"));
        byte[] returns = ReportTexts.camt054(List.of(ReportTexts.returned(id(0), YUAN)));
        assertEquals(new ReportCounts(0, 0, 0, 1, 0, 0), bank.apply(returns).counts());
        assertReturned();
        assertTrue(desk.story(requests.get(0)).contains("payment.returned"));
    }

    @Test
    void the_return_may_be_told_before_the_payment() {
        byte[] returns = ReportTexts.camt054(List.of(ReportTexts.returned(id(0), YUAN)));
        bank.apply(returns);
        assertEquals(
                new ReportCounts(ROWS - 1, 0, 0, 0, 0, 1),
                bank.apply(ReportTexts.pain002(messageId(), "", rows("ACSC"))).counts());
        assertReturned();
    }

    private void assertReturned() {
        assertEquals(PaymentState.RETURNED, state(0));
        assertEquals((ROWS - 1) * AMOUNT_FEN, desk.balance("PAID"));
        assertEquals(AMOUNT_FEN, desk.balance("RESERVED"));
        assertEquals(0, desk.balance("IN_PAYMENT"));
        assertEquals(ROWS * AMOUNT_FEN, desk.transferred("SETTLE"));
        assertEquals(AMOUNT_FEN, desk.transferred("REFUND"));
        assertRun(RunState.COMPLETED, new PaymentRun.Results(ROWS - 1, 0, 1));
        desk.payees
                .correct(desk.caller(Role.COUNTY_OFFICER), requests.get(0), desk.payee(), "原卡已注销")
                .await();
        assertEquals(1, desk.releasedRun().run().count());
    }

    @Test
    void only_booked_returns_to_the_account_count() {
        byte[] report = ReportTexts.camt054(List.of(
                ReportTexts.entry("CRDT", "BOOK", id(0), YUAN, ""),
                ReportTexts.entry("DBIT", "BOOK", id(1), YUAN, "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"),
                ReportTexts.entry("CRDT", "PDNG", id(2), YUAN, "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"),
                ReportTexts.returned(id(3), "1999.99"),
                ReportTexts.returned("NOTPROVIDED", YUAN)));
        assertEquals(new ReportCounts(0, 0, 0, 0, 2, 0), bank.apply(report).counts());
        assertEquals("1 WRONG_AMOUNT, 2 UNKNOWN_ID", bank.kindsApart(report));
    }

    @Test
    void a_bank_that_names_only_what_failed_has_paid_all_others() throws IOException {
        bank.close();
        String layouts = Files.readString(Path.of("src/main/resources/relief/reconciliation/return-layouts.json"))
                .replace("\"*\"", "\"TEST\"")
                .replace("\"negativeOnly\": false", "\"negativeOnly\": true");
        Files.writeString(dataDir.resolve("return-layouts.json"), layouts);
        open();
        byte[] report = ReportTexts.pain002(
                messageId(), "<OrgnlNbOfTxs>6</OrgnlNbOfTxs><GrpSts>ACSC</GrpSts>", List.of(rejected(2)));
        assertEquals(
                new ReportCounts(ROWS - 1, 0, 1, 0, 0, 0), bank.apply(report).counts());
        assertEquals(PaymentState.REJECTED, state(2));
        assertRun(RunState.COMPLETED, new PaymentRun.Results(ROWS - 1, 1, 0));
        byte[] later = ReportTexts.pain002(messageId(), "<GrpSts>ACCP</GrpSts>", List.of());
        assertEquals(new ReportCounts(0, 0, 0, 0, 0, ROWS), bank.apply(later).counts());
        byte[] other =
                ReportTexts.pain002(messageId(), "<OrgnlNbOfTxs>7</OrgnlNbOfTxs><GrpSts>ACCC</GrpSts>", List.of());
        assertFault("speaks of a file of 7 payments", other);
    }

    @Test
    void a_file_refused_as_a_whole_is_refused_for_every_row() {
        String group = "<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>";
        byte[] report = ReportTexts.pain002(messageId(), group, List.of());
        assertEquals(new ReportCounts(0, 0, ROWS, 0, 0, 0), bank.apply(report).counts());
        assertEquals("FF01", desk.attempts(requests.get(1)).get(0).bankReason().orElseThrow());
    }

    @Test
    void the_refusal_of_a_second_copy_says_nothing_of_the_first() {
        String reason = "<StsRsnInf><Rsn><Cd>DU01</Cd></Rsn></StsRsnInf>";
        assertFault(
                "refused a second copy", ReportTexts.pain002(messageId(), "<GrpSts>RJCT</GrpSts>" + reason, List.of()));
        String row = rejected(0).replace("AC04", "AM05");
        byte[] report = ReportTexts.pain002(messageId(), "", List.of(row));
        assertEquals(new ReportCounts(0, 0, 0, 0, 1, 0), bank.apply(report).counts());
        assertEquals("1 UNKNOWN_STATUS", bank.kindsApart(report));
        assertEquals(PaymentState.RELEASED, state(0));
        assertEquals(ROWS * AMOUNT_FEN, desk.balance("IN_PAYMENT"));
    }

    @Test
    void a_notification_without_a_return_is_applied_and_changes_nothing() {
        byte[] report = ReportTexts.camt054(List.of(ReportTexts.entry("CRDT", "BOOK", id(0), YUAN, "")));
        assertEquals(BankReport.State.APPLIED, bank.apply(report).state());
        assertEquals(PaymentState.RELEASED, state(0));
    }

    @Test
    void what_is_said_of_a_whole_file_counts_only_where_the_bank_reports_so() {
        assertFault("cannot be applied", ReportTexts.pain002(messageId(), "<GrpSts>ACSC</GrpSts>", List.of()));
        assertFault("says of a file as a whole", ReportTexts.pain002("马某", "<GrpSts>ACSC</GrpSts>", List.of()));
        byte[] mixed = ReportTexts.pain002(messageId(), "<GrpSts>ACSC</GrpSts>", List.of(rejected(1)));
        assertEquals(new ReportCounts(0, 0, 1, 0, 0, 0), bank.apply(mixed).counts());
        assertEquals(PaymentState.RELEASED, state(0));
    }

    @Test
    void a_return_file_speaks_the_banks_own_words() {
        List<String> lines = List.of(
                ReportTexts.detail(1, attempt(0), AMOUNT_FEN, "成功", ""),
                ReportTexts.detail(2, attempt(1), AMOUNT_FEN, "失败", "AC04"),
                ReportTexts.detail(3, attempt(2), AMOUNT_FEN, "处理中", ""),
                ReportTexts.detail(4, attempt(3), AMOUNT_FEN, "退汇", "AC04"),
                ReportTexts.detail(5, attempt(4), AMOUNT_FEN, "也许", ""));
        byte[] report = ReportTexts.returnFile(messageId(), lines, 5 * AMOUNT_FEN);
        assertEquals(new ReportCounts(1, 1, 1, 1, 1, 0), bank.apply(report).counts());
        assertEquals("5 UNKNOWN_STATUS", bank.kindsApart(report));
        assertEquals("AC04", desk.attempts(requests.get(1)).get(0).bankReason().orElseThrow());
    }

    @Test
    void a_return_file_that_does_not_hold_what_it_promises_changes_nothing() {
        List<String> lines = List.of(ReportTexts.detail(1, attempt(0), AMOUNT_FEN, "成功", ""));
        byte[] whole = ReportTexts.returnFile(messageId(), lines, AMOUNT_FEN);
        String text = new String(whole, ReportTexts.GB18030);
        assertFault("promises a total", ReportTexts.returnFile(messageId(), lines, AMOUNT_FEN + 1));
        assertFault("digest in the trailer", gb(text.replace("成功", "失败")));
        assertFault("promises a count", gb(text.replace("T|1|", "T|2|")));
        assertFault("ends before it is complete", gb(text.substring(0, text.indexOf("T|"))));
        assertFault("goes on after its trailer", gb(text + "D|2\r\n"));
        assertFault("not encoded in GB18030", gb(text, (byte) 0xFF));
        assertFault(
                "names no file that this county sent",
                gb(text.replace(messageId().substring(0, 8), "00000000")));
        assertFault("has 9 fields", gb(text.replace("见附言", "见|附言")));
        assertEquals(PaymentState.RELEASED, state(0));
    }

    private void assertFault(String words, byte[] report) {
        BankReport refused = bank.apply(report);
        assertEquals(BankReport.State.FAULTY, refused.state());
        assertTrue(
                refused.fault().orElseThrow().contains(words), refused.fault().orElseThrow());
    }

    private void assertRun(RunState state, PaymentRun.Results results) {
        PaymentRun after = desk.runs.get(desk.maker, run.run().id()).await().run();
        assertEquals(state, after.state());
        assertEquals(results, after.results());
    }

    private static byte[] gb(String text) {
        return text.getBytes(ReportTexts.GB18030);
    }

    /** With a byte that stands for nothing in place of the first dot of a name. */
    private static byte[] gb(String text, byte broken) {
        byte[] bytes = gb(text);
        byte[] dot = gb("·");
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == dot[0] && bytes[i + 1] == dot[1]) {
                bytes[i] = broken;
                return bytes;
            }
        }
        throw new IllegalArgumentException(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private List<String> rows(String status) {
        return requests.stream()
                .map(request -> ReportTexts.row(desk.attempts(request).get(0).endToEndId(), status))
                .toList();
    }

    private String rejected(int index) {
        return ReportTexts.row(id(index), "RJCT");
    }

    private String messageId() {
        return run.run().id().toString().replace("-", "") + "001";
    }

    private String id(int index) {
        return attempt(index).endToEndId();
    }

    private PaymentAttempt attempt(int index) {
        return desk.attempts(requests.get(index)).get(0);
    }

    private PaymentState state(int index) {
        return attempt(index).state();
    }
}
