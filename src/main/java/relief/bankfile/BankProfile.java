package relief.bankfile;

import java.util.Optional;

/**
 * What one paying bank wants in its files: data, because every bank differs and none is ours.
 *
 * @param rowsPerFile most rows one file may hold
 * @param bytesPerFile most bytes one file may have; {@link #NO_LIMIT} if the bank names none
 * @param amountPerFileFen most money one file may pay; {@link #NO_LIMIT} if the bank names none
 * @param splitByPayeeBank whether rows to different banks go into different files
 * @param debtorBank CNAPS code, 12 digits
 * @param purposeCode ISO 20022 purpose code, for example SSBE (social security benefit)
 * @param purposeText what the payee reads on the statement
 * @param layout of the rows, if the format leaves it to the bank
 */
public record BankProfile(
        String code,
        String name,
        PaymentFormat format,
        int rowsPerFile,
        long bytesPerFile,
        long amountPerFileFen,
        boolean splitByPayeeBank,
        ValueDate valueDate,
        String debtorName,
        String debtorAccount,
        String debtorBank,
        String purposeCode,
        String purposeText,
        Optional<RowLayout> layout) {
    public static final long NO_LIMIT = Long.MAX_VALUE;

    public BankCharset charset() {
        return layout.map(RowLayout::charset).orElse(BankCharset.UTF_8);
    }
}
