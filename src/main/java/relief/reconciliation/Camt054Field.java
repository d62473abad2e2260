package relief.reconciliation;

import java.util.Set;

/** What is taken from a camt.054.001.08, and where it stands below BkToCstmrDbtCdtNtfctn/Ntfctn/Ntry. */
enum Camt054Field {
    ENTRY_SIDE("CdtDbtInd"),
    ENTRY_STATUS("Sts/Cd"),
    ID("NtryDtls/TxDtls/Refs/EndToEndId"),
    CURRENCY("NtryDtls/TxDtls/Amt/@Ccy"),
    AMOUNT("NtryDtls/TxDtls/Amt"),
    ACCOUNT("NtryDtls/TxDtls/RltdPties/CdtrAcct/Id/Othr/Id", "NtryDtls/TxDtls/RltdPties/CdtrAcct/Id/IBAN"),
    REASON("NtryDtls/TxDtls/RtrInf/Rsn/Cd", "NtryDtls/TxDtls/RtrInf/Rsn/Prtry"),
    /** The end of what is said about the return. */
    RETURN("NtryDtls/TxDtls/RtrInf"),
    /** The end of one movement. */
    MOVEMENT("NtryDtls/TxDtls"),
    /** The end of an entry. */
    ENTRY("");

    private final String path;
    private final String otherPath;

    Camt054Field(String path) {
        this(path, path);
    }

    Camt054Field(String path, String otherPath) {
        this.path = path;
        this.otherPath = otherPath;
    }

    /** The one or two places where a report may say it. */
    Set<String> paths() {
        return path.equals(otherPath) ? Set.of(path) : Set.of(path, otherPath);
    }
}
