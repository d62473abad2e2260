package relief.bankfile;

import java.io.IOException;

/** Puts one format's bytes down; {@link PaymentRows} sees to it that the calls come in order and the totals are true. */
sealed interface RowWriter permits Pain001Writer, BatchTextWriter, CsvWriter, XlsxWriter {
    /** Everything that stands above the rows. */
    void begin(PaymentFileHeader header) throws IOException;

    /** @param number of the row in its file, from 1 */
    void row(PaymentInstruction row, int number) throws IOException;

    /** Everything that stands below the rows; hands over the last bytes and leaves the stream open. */
    void end() throws IOException;

    /** Bytes written so far, before any compression. */
    long written();
}
