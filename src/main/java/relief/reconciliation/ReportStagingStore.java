package relief.reconciliation;

import java.util.Optional;
import relief.payment.AnsweredFile;
import relief.platform.BulkLoad;

/** What the staging of a report reads and writes beside its rows, over the connection of the load. */
final class ReportStagingStore {
    // Whoever has it in hand holds its row, so that no two workers stage one report.
    private static final String CLAIM = """
            select number, staged_at is not null as staged from bank_report
            where county = ? and sha256 = ? and state = 'RECEIVED' and stuck is null
            for update skip locked
            """;
    private static final String STAGED = """
            update bank_report set staged_at = now(), format = ?, rows = ? where county = ? and sha256 = ?
            """;
    private static final String SENT = """
            select r.profile, f.count from payment_file f join payment_run r on r.county = f.county and r.id = f.run
            where f.county = ? and f.run = ? and f.number = ? and r.released_at is not null
            """;

    private ReportStagingStore() {}

    /** A report that waits, held until the load ends. */
    record Claim(long number, boolean staged) {}

    /** A payment file that went to a bank. */
    record Sent(String profile, int count) {}

    static Optional<Claim> claim(BulkLoad load, BankReportStore.Key key) {
        return load.find(
                CLAIM, row -> new Claim(row.getLong("number"), row.getBoolean("staged")), key.county(), key.sha256());
    }

    static void staged(BulkLoad load, BankReportStore.Key key, ReportFormat format, int rows) {
        load.execute(STAGED, format.name(), rows, key.county(), key.sha256());
    }

    static Optional<Sent> findSent(BulkLoad load, String county, AnsweredFile file) {
        return load.find(
                SENT,
                row -> new Sent(row.getString("profile"), row.getInt("count")),
                county,
                file.run(),
                file.number());
    }
}
