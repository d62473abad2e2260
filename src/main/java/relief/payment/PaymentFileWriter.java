package relief.payment;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.UUID;
import relief.bankfile.BankProfile;
import relief.bankfile.PaymentFileHeader;
import relief.bankfile.PaymentRows;
import relief.bankfile.SealedFile;
import relief.platform.Vault;
import relief.request.Payee;
import relief.request.PayeeSeal;

/** Opens the payees of payments and writes them row by row into a file in its sealed place; all it does may block. */
final class PaymentFileWriter implements AutoCloseable {
    private final SealedFile file;
    private final PaymentRows rows;
    private final BankProfile profile;
    private final Vault vault;

    private PaymentFileWriter(SealedFile file, PaymentRows rows, BankProfile profile, Vault vault) {
        this.file = file;
        this.rows = rows;
        this.profile = profile;
        this.vault = vault;
    }

    static PaymentFileWriter open(Path target, PaymentFileHeader header, BankProfile profile, Vault vault)
            throws IOException {
        SealedFile file = SealedFile.create(target);
        try {
            return new PaymentFileWriter(file, PaymentRows.open(profile, file, header), profile, vault);
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    void write(String endToEndId, long amountFen, UUID request, byte[] sealedPayee) throws IOException {
        Payee payee = PayeeSeal.open(vault, request, sealedPayee);
        rows.write(PaymentRow.of(endToEndId, amountFen, payee, profile));
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
