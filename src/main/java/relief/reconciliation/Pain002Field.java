package relief.reconciliation;

import java.util.Set;

/** What is taken from a pain.002.001.10, and where it stands below CstmrPmtStsRpt; the rest is passed over. */
enum Pain002Field {
    MESSAGE_ID("GrpHdr/MsgId"),
    ORIGINAL_MESSAGE_ID("OrgnlGrpInfAndSts/OrgnlMsgId"),
    GROUP_COUNT("OrgnlGrpInfAndSts/OrgnlNbOfTxs"),
    GROUP_STATUS("OrgnlGrpInfAndSts/GrpSts"),
    GROUP_REASON("OrgnlGrpInfAndSts/StsRsnInf/Rsn/Cd", "OrgnlGrpInfAndSts/StsRsnInf/Rsn/Prtry"),
    BATCH_ID("OrgnlPmtInfAndSts/OrgnlPmtInfId"),
    BATCH_COUNT("OrgnlPmtInfAndSts/OrgnlNbOfTxs"),
    BATCH_STATUS("OrgnlPmtInfAndSts/PmtInfSts"),
    BATCH_REASON("OrgnlPmtInfAndSts/StsRsnInf/Rsn/Cd", "OrgnlPmtInfAndSts/StsRsnInf/Rsn/Prtry"),
    ROW_ID("OrgnlPmtInfAndSts/TxInfAndSts/OrgnlEndToEndId"),
    ROW_STATUS("OrgnlPmtInfAndSts/TxInfAndSts/TxSts"),
    ROW_REASON("OrgnlPmtInfAndSts/TxInfAndSts/StsRsnInf/Rsn/Cd", "OrgnlPmtInfAndSts/TxInfAndSts/StsRsnInf/Rsn/Prtry"),
    ROW_CURRENCY("OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/Amt/InstdAmt/@Ccy"),
    ROW_AMOUNT("OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/Amt/InstdAmt"),
    ROW_ACCOUNT(
            "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/CdtrAcct/Id/Othr/Id",
            "OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/CdtrAcct/Id/IBAN"),
    /** The end of a row. */
    ROW("OrgnlPmtInfAndSts/TxInfAndSts"),
    /** The end of a payment information. */
    BATCH("OrgnlPmtInfAndSts");

    private final String path;
    private final String otherPath;

    Pain002Field(String path) {
        this(path, path);
    }

    Pain002Field(String path, String otherPath) {
        this.path = path;
        this.otherPath = otherPath;
    }

    /** The one or two places where a report may say it. */
    Set<String> paths() {
        return path.equals(otherPath) ? Set.of(path) : Set.of(path, otherPath);
    }
}
