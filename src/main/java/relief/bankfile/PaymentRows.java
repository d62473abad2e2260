package relief.bankfile;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * One payment file of any format while it is written, row by row: refuses a row that the bank would refuse, and an end
 * at which count and sum are not what the header promised.
 */
public final class PaymentRows implements AutoCloseable {
    private final RowWriter writer;
    private final RowJudge judge;
    private final PaymentFileHeader header;
    private boolean closed;
    private int count;
    private long totalFen;

    private PaymentRows(RowWriter writer, RowJudge judge, PaymentFileHeader header) {
        this.writer = writer;
        this.judge = judge;
        this.header = header;
    }

    /**
     * Writes everything that stands above the rows. The stream stays open at the end: whoever opened it seals it or
     * throws it away.
     */
    public static PaymentRows open(BankProfile profile, OutputStream target, PaymentFileHeader header)
            throws IOException {
        RowWriter writer = writerOf(profile, target);
        writer.begin(header);
        return new PaymentRows(writer, new RowJudge(profile), header);
    }

    /**
     * Writes one row; a refused row makes the whole file worthless.
     *
     * @throws IllegalArgumentException naming every flaw of the row, without name or account
     */
    public void write(PaymentInstruction row) throws IOException {
        if (closed) {
            throw new IllegalStateException("the payment file is closed");
        }
        List<RowFlaw> flaws = judge.judge(row);
        if (!flaws.isEmpty()) {
            throw new IllegalArgumentException(row + " cannot be written: " + flaws);
        }
        count++;
        totalFen = Math.addExact(totalFen, row.amountFen());
        writer.row(row, count);
    }

    /**
     * Ends the file and hands over the last bytes; a second call does nothing.
     *
     * @throws IllegalStateException if the rows are not those that the header promised
     */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (count != header.count() || totalFen != header.totalFen()) {
            throw new IllegalStateException("file " + header.messageId() + " promises " + header.count() + " rows and "
                    + header.totalFen() + " fen, but " + count + " rows and " + totalFen + " fen were written");
        }
        writer.end();
    }

    static RowWriter writerOf(BankProfile profile, OutputStream target) {
        return switch (profile.format()) {
            case PAIN_001_001_09, PAIN_001_001_03 -> new Pain001Writer(target, profile.format());
            case BATCH_TEXT -> new BatchTextWriter(target, profile.layout().orElseThrow());
            case CSV -> new CsvWriter(target, profile.layout().orElseThrow());
            case XLSX -> new XlsxWriter(target, profile.layout().orElseThrow());
        };
    }
}
