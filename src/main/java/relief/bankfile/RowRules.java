package relief.bankfile;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import relief.kernel.AccountKind;

/**
 * What one bank's files ask of a row and how much room it takes there, so that files can be planned without writing
 * them. Measures by writing to nowhere, so it can never disagree with the files; for one thread at a time.
 */
public final class RowRules {
    private static final OffsetDateTime SOME_MOMENT = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.ofHours(8));
    private static final LocalDate SOME_DAY = LocalDate.of(2000, 1, 1);

    /** No escape and no charset makes more bytes of one UTF-16 unit. */
    private static final int MOST_BYTES_PER_CHAR = 6;

    private final BankProfile profile;
    private final RowJudge judge;
    private final RowWriter measure;
    private final long frameBytes;

    private RowRules(BankProfile profile) throws IOException {
        this.profile = profile;
        judge = new RowJudge(profile);
        CountedBytes frame = new CountedBytes();
        RowWriter empty = PaymentRows.writerOf(profile, frame);
        empty.begin(widestHeader(profile));
        empty.end();
        frameBytes = frame.count;
        measure = PaymentRows.writerOf(profile, OutputStream.nullOutputStream());
        measure.begin(widestHeader(profile));
    }

    public static RowRules of(BankProfile profile) {
        try {
            return new RowRules(profile);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Every flaw that would have the row refused, at most one for a field. */
    public List<RowFlaw> judge(PaymentInstruction row) {
        return judge.judge(row);
    }

    /**
     * The bytes of the row in its file, counted with the widest row number; in a spreadsheet those before compression.
     *
     * @param row without flaws
     */
    public long bytes(PaymentInstruction row) {
        try {
            long before = measure.written();
            measure.row(row, profile.rowsPerFile());
            return measure.written() - before;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The most bytes that all but the rows take in a file whose initiating party is the debtor. */
    public long frameBytes() {
        return frameBytes;
    }

    /** More bytes than any row without flaws takes. */
    long widestRowBytes() {
        PaymentInstruction row = new PaymentInstruction(
                "M".repeat(BankText.ID_LENGTH),
                RowJudge.AMOUNT_LIMIT_FEN - 1,
                "x".repeat(BankText.TEXT_LENGTH),
                "0".repeat(BankText.ACCOUNT_LENGTH),
                AccountKind.PASSBOOK.name(),
                profile.debtorBank(),
                profile.purposeText());
        return bytes(row) + (MOST_BYTES_PER_CHAR - 1) * BankText.TEXT_LENGTH;
    }

    private static PaymentFileHeader widestHeader(BankProfile profile) {
        String id = "M".repeat(BankText.ID_LENGTH);
        return new PaymentFileHeader(
                id,
                id,
                SOME_MOMENT,
                SOME_DAY,
                profile.debtorName(),
                profile.debtorName(),
                profile.debtorAccount(),
                profile.debtorBank(),
                profile.purposeCode(),
                profile.rowsPerFile(),
                RowJudge.AMOUNT_LIMIT_FEN - 1);
    }

    private static final class CountedBytes extends OutputStream {
        private long count;

        @Override
        public void write(int single) {
            count++;
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            count += length;
        }
    }
}
