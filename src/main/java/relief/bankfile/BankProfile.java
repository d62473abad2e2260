package relief.bankfile;

/**
 * What one paying bank wants in its files: data, because every bank differs and none is ours.
 *
 * @param rowsPerFile most rows one file may hold
 * @param debtorBank CNAPS code, 12 digits
 * @param purposeCode ISO 20022 purpose code, for example SSBE (social security benefit)
 * @param purposeText what the payee reads on the statement
 */
public record BankProfile(
        String code,
        String name,
        PaymentFormat format,
        int rowsPerFile,
        String debtorName,
        String debtorAccount,
        String debtorBank,
        String purposeCode,
        String purposeText) {}
