package relief.payment;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import relief.bankfile.BankProfile;
import relief.bankfile.PaymentFileHeader;
import relief.bankfile.PaymentRows;
import relief.bankfile.SealedFile;
import relief.platform.Vault;
import relief.request.Payee;
import relief.request.PayeeSeal;

/** Opens the payees of payments and writes them page by page into a file in its sealed place; all it does may block. */
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

    /** @param page rows of {@code (end_to_end_id, amount_fen, request, payee)} */
    Void write(RowSet<Row> page) throws IOException {
        for (Row row : page) {
            Payee payee = PayeeSeal.open(vault, row.getUUID(2), row.getBuffer(3).getBytes());
            rows.write(PaymentRow.of(row.getString(0), row.getLong(1), payee, profile));
        }
        return null;
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
