package relief.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.kernel.Seed;
import relief.payment.PaymentDesk;
import relief.payment.PaymentRun;
import relief.payment.RunState;

/** Reports as large as a county's; {@code -Drelief.report.rows=577400} makes them as large as a province's. */
class LargeReportTest {
    private static final int ROWS = Integer.getInteger("relief.report.rows", 20_000);

    @TempDir
    Path dataDir;

    private ReportDesk bank;
    private PaymentDesk desk;
    private LargeReport large;

    @BeforeEach
    void plant() {
        bank = new ReportDesk(dataDir, 5_000);
        desk = bank.desk;
        large = new LargeReport(desk, ROWS);
        large.plant();
    }

    @AfterEach
    void closeDesk() {
        bank.close();
    }

    @Test
    void every_row_is_applied_once_however_often_the_report_comes() throws IOException {
        Path report = large.write(dataDir.resolve("report.xml"), large.places());
        ReportCounts all = new ReportCounts(ROWS - large.rejected(), 0, large.rejected(), 0, 0, 0);
        assertEquals(all, apply(report).counts());
        assertBooks();
        long events = journal();
        Path again = large.write(dataDir.resolve("again.xml"), large.shuffled(Seed.random("again")));
        assertEquals(new ReportCounts(0, 0, 0, 0, 0, ROWS), apply(again).counts());
        assertBooks();
        assertEquals(events, journal() - 2);
        assertEquals(0, count("bank_answer"));
    }

    @Test
    void shuffled_halves_come_to_the_same() throws IOException {
        int[] places = large.shuffled(Seed.random("shuffled_halves"));
        apply(large.write(dataDir.resolve("second.xml"), Arrays.copyOfRange(places, ROWS / 2, ROWS)));
        apply(large.write(dataDir.resolve("first.xml"), Arrays.copyOfRange(places, 0, ROWS / 2)));
        assertBooks();
    }

    @Test
    void rows_that_were_lost_from_the_staging_table_are_read_again() throws IOException {
        Path report = large.write(dataDir.resolve("report.xml"), large.places());
        bank.pickUp(report);
        new ReportStager(desk.database, desk.vault, new ReportFolder(dataDir), ReturnLayouts.open(dataDir))
                .stage(new BankReportStore.Key(desk.county, ReportDesk.sha256(report)));
        desk.sql("delete from bank_answer where county = $1", desk.county);
        desk.drain(bank.queue);
        assertBooks();
    }

    private BankReport apply(Path report) throws IOException {
        bank.pickUp(report);
        long startedNanos = System.nanoTime();
        desk.drain(bank.queue);
        System.out.printf(
                "%,d bytes applied in %,d ms%n", Files.size(report), (System.nanoTime() - startedNanos) / 1_000_000);
        return bank.pickUp(report);
    }

    private void assertBooks() {
        PaymentRun run = desk.runs.get(desk.maker, large.run).await().run();
        assertEquals(RunState.COMPLETED, run.state());
        assertEquals(new PaymentRun.Results(ROWS - large.rejected(), large.rejected(), 0), run.results());
        long paidFen = (ROWS - large.rejected()) * LargeReport.AMOUNT_FEN;
        assertEquals(
                List.of(paidFen, paidFen, large.rejected() * LargeReport.AMOUNT_FEN, 0L),
                List.of(
                        desk.balance("PAID"),
                        desk.transferred("SETTLE"),
                        desk.balance("RESERVED"),
                        desk.balance("IN_PAYMENT")));
        assertEquals(
                ROWS,
                desk.sql(
                                "select count(*) from journal where county = $1 and event in ('payment.paid', 'payment.rejected')",
                                desk.county)
                        .get(0)
                        .getLong(0));
    }

    private long journal() {
        return count("journal");
    }

    private long count(String table) {
        return desk.sql("select count(*) from " + table + " where county = $1", desk.county)
                .get(0)
                .getLong(0);
    }
}
