package relief.bankfile;

import static relief.bankfile.BankText.ACCOUNT_LENGTH;
import static relief.bankfile.BankText.ID_LENGTH;
import static relief.bankfile.BankText.TEXT_LENGTH;
import static relief.bankfile.BankText.findBankFault;
import static relief.bankfile.BankText.findIdFault;
import static relief.bankfile.BankText.findPurposeCodeFault;
import static relief.bankfile.BankText.findTextFault;
import static relief.bankfile.BankText.require;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;

/**
 * What stands above the rows of one payment file; all of it is fixed by the run, so that the same run gives the same
 * bytes again.
 *
 * @param createdAt written with whole seconds
 * @param debtorBank CNAPS code, 12 digits
 * @param purposeCode ISO 20022 purpose code of all rows, for example SSBE
 * @param count rows in the file, known beforehand
 * @param totalFen sum of the rows, known beforehand
 */
public record PaymentFileHeader(
        String messageId,
        String paymentInformationId,
        OffsetDateTime createdAt,
        LocalDate executionDate,
        String initiatingParty,
        String debtorName,
        String debtorAccount,
        String debtorBank,
        String purposeCode,
        int count,
        long totalFen) {
    public PaymentFileHeader {
        require("message id", findIdFault(messageId, ID_LENGTH));
        require("payment information id", findIdFault(paymentInformationId, ID_LENGTH));
        Objects.requireNonNull(createdAt, "moment of creation");
        Objects.requireNonNull(executionDate, "execution date");
        require("initiating party", findTextFault(initiatingParty, TEXT_LENGTH));
        require("debtor name", findTextFault(debtorName, TEXT_LENGTH));
        require("debtor account", findIdFault(debtorAccount, ACCOUNT_LENGTH));
        require("debtor bank", findBankFault(debtorBank));
        require("purpose code", findPurposeCodeFault(purposeCode));
        if (count <= 0 || totalFen < count) {
            throw new IllegalArgumentException("a file of " + count + " rows and " + totalFen + " fen pays nobody");
        }
    }
}
