package relief.reconciliation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import relief.payment.AnswerMeaning;
import relief.payment.AnswerStage;
import relief.payment.AnsweredFile;
import relief.payment.BankWord;
import relief.platform.BulkLoad;
import relief.platform.Database;
import relief.platform.Vault;
import relief.reconciliation.BankReportHeader.Verdict;

/**
 * Brings a report from the disk into the database in one transaction, as a stream: either every row of it is staged, or,
 * because it cannot be read to its end, none. All it does may block.
 */
final class ReportStager {
    /** More than any file of ours holds. */
    static final int MOST_ROWS = 1_000_000;

    private final Database database;
    private final Vault vault;
    private final ReportFolder folder;
    private final ReturnLayouts layouts;

    ReportStager(Database database, Vault vault, ReportFolder folder, ReturnLayouts layouts) {
        this.database = database;
        this.vault = vault;
        this.folder = folder;
        this.layouts = layouts;
    }

    /**
     * Does nothing when it is staged already.
     *
     * @return false when another worker has the report in hand, or it does not wait any more
     * @throws BankReportFault if it cannot be read
     */
    boolean stage(BankReportStore.Key key) throws IOException {
        try (BulkLoad load = database.openBulkLoad()) {
            Optional<ReportStagingStore.Claim> claim = ReportStagingStore.claim(load, key);
            if (claim.isPresent() && !claim.get().staged()) {
                stage(load, key, claim.get().number());
                load.commit();
            }
            return claim.isPresent();
        }
    }

    private void stage(BulkLoad load, BankReportStore.Key key, long number) throws IOException {
        try (InputStream report = new BufferedInputStream(folder.open(key.sha256()), ReportFormat.PEEKED_BYTES);
                AnswerStage stage = AnswerStage.open(load, vault, key.county(), number)) {
            ReportFormat format = ReportFormat.of(report);
            BankReportHeader header = reader(load, key, format).read(report, word -> add(stage, word));
            stage.finish();
            addRest(load, key, stage, header);
            requireRows(stage, format, header);
            ReportStagingStore.staged(load, key, format, stage.lines());
        }
    }

    private ReportReader reader(BulkLoad load, BankReportStore.Key key, ReportFormat format) {
        return switch (format) {
            case PAIN_002 -> new Pain002Reader(ReportUpload.MAX_BYTES);
            case CAMT_054 -> new Camt054Reader(ReportUpload.MAX_BYTES);
            case RETURN_FILE -> new ReturnFileReader(file -> layout(load, key, file));
        };
    }

    private Optional<ReturnLayout> layout(BulkLoad load, BankReportStore.Key key, AnsweredFile file) {
        return ReportStagingStore.findSent(load, key.county(), file).map(sent -> layouts.of(sent.profile()));
    }

    private static void add(AnswerStage stage, BankWord word) {
        if (stage.lines() == MOST_ROWS) {
            throw new BankReportFault("The report names more than " + MOST_ROWS + " payments.");
        }
        stage.add(word);
    }

    /** What the bank said of a file as a whole holds for the rows it did not name, if that is how this bank reports. */
    private void addRest(BulkLoad load, BankReportStore.Key key, AnswerStage stage, BankReportHeader header) {
        Optional<Verdict> whole = header.findWhole();
        Optional<AnswerMeaning> meaning = whole.flatMap(verdict -> AnswerMeaning.ofIso(verdict.status()));
        Optional<AnsweredFile> file = AnsweredFile.find(header.originalMessageId());
        Optional<ReportStagingStore.Sent> sent =
                file.flatMap(named -> ReportStagingStore.findSent(load, key.county(), named));
        if (meaning.filter(AnswerMeaning.REJECTED::equals).isPresent() && header.isOfSecondCopy()) {
            throw new BankReportFault("The bank refused a second copy of the file; that says nothing of the first.");
        }
        boolean holds = meaning.isPresent()
                && sent.isPresent()
                && (meaning.get() == AnswerMeaning.REJECTED
                        || layouts.of(sent.get().profile()).negativeOnly());
        if (holds) {
            requireCount(whole.get(), sent.get());
            stage.addRest(
                    file.get(), meaning.get(), whole.get().status(), whole.get().reasonCode());
        }
    }

    /** An account may move for days without a return; any other report that says nothing is not what it seems. */
    private static void requireRows(AnswerStage stage, ReportFormat format, BankReportHeader header) {
        if (stage.lines() == 0 && format != ReportFormat.CAMT_054) {
            // Any other text in place of the id is a stranger's and might name people.
            String file = AnsweredFile.find(header.originalMessageId()).isPresent()
                    ? "the file " + header.originalMessageId()
                    : "a file";
            throw new BankReportFault("The report names no single payment, and what it says of " + file
                    + " as a whole cannot be applied to one that this county sent.");
        }
    }

    private static void requireCount(Verdict whole, ReportStagingStore.Sent sent) {
        if (whole.originalCount() >= 0 && whole.originalCount() != sent.count()) {
            throw new BankReportFault("The report speaks of a file of " + whole.originalCount()
                    + " payments, but the file of this name had " + sent.count() + ".");
        }
    }
}
