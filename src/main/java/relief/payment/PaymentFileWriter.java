package relief.payment;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import relief.bankfile.Pain001Writer;
import relief.bankfile.PaymentFileHeader;
import relief.bankfile.PaymentInstruction;
import relief.bankfile.SealedFile;

/** Writes one payment file page by page into its sealed place; all it does may block. */
final class PaymentFileWriter implements AutoCloseable {
    private final SealedFile file;
    private final Pain001Writer rows;

    private PaymentFileWriter(SealedFile file) {
        this.file = file;
        this.rows = new Pain001Writer(file);
    }

    static PaymentFileWriter open(Path target, PaymentFileHeader header) throws IOException {
        PaymentFileWriter writer = new PaymentFileWriter(SealedFile.create(target));
        try {
            writer.rows.open(header);
            return writer;
        } catch (IOException | RuntimeException failure) {
            writer.close();
            throw failure;
        }
    }

    void write(List<PaymentInstruction> page) throws IOException {
        for (PaymentInstruction row : page) {
            rows.write(row);
        }
    }

    /** @throws IllegalStateException if other bytes were sealed under the name before: somebody must look at that */
    SealedFile.Seal seal() throws IOException {
        rows.close();
        try {
            return file.commit();
        } catch (FileAlreadyExistsException other) {
            throw new IllegalStateException(other.getMessage(), other);
        }
    }

    /** Throws away what was not sealed. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
