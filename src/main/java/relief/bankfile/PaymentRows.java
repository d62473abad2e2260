package relief.bankfile;

import java.io.IOException;
import java.io.OutputStream;

/** One payment file of any format while it is written, row by row. */
public final class PaymentRows implements AutoCloseable {
    private final Pain001Writer writer;

    private PaymentRows(Pain001Writer writer) {
        this.writer = writer;
    }

    /** Writes what stands above the rows. The stream stays open at the end. */
    public static PaymentRows open(BankProfile profile, OutputStream target, PaymentFileHeader header)
            throws IOException {
        return switch (profile.format()) {
            case PAIN_001_001_09 -> {
                Pain001Writer writer = new Pain001Writer(target);
                writer.open(header);
                yield new PaymentRows(writer);
            }
        };
    }

    public void write(PaymentInstruction row) throws IOException {
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
