package relief.payment;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import relief.bankfile.BankProfile;
import relief.bankfile.PaymentFileHeader;
import relief.bankfile.PaymentInstruction;
import relief.bankfile.PaymentRows;
import relief.bankfile.SealedFile;

/** Writes one payment file page by page into its sealed place; all it does may block. */
final class PaymentFileWriter implements AutoCloseable {
    private final SealedFile file;
    private final PaymentRows rows;

    private PaymentFileWriter(SealedFile file, PaymentRows rows) {
        this.file = file;
        this.rows = rows;
    }

    static PaymentFileWriter open(Path target, BankProfile profile, PaymentFileHeader header) throws IOException {
        SealedFile file = SealedFile.create(target);
        try {
            return new PaymentFileWriter(file, PaymentRows.open(profile, file, header));
        } catch (IOException | RuntimeException failure) {
            file.close();
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
