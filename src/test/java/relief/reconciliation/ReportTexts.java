package relief.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import relief.payment.PaymentAttempt;
import relief.platform.Digests;

/** Reports as banks write them, about given payments. */
final class ReportTexts {
    static final Charset GB18030 = Charset.forName("GB18030");

    private ReportTexts() {}

    static byte[] pain002(String messageId, String group, List<String> rows) {
        String text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>R1</MsgId><CreDtTm>2023-12-19T12:00:00+08:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>%s
                </OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>P</OrgnlPmtInfId>%s</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
                """.formatted(messageId, group, String.join("\n", rows));
        return text.getBytes(UTF_8);
    }

    static String row(String endToEndId, String status) {
        String reason = status.equals("RJCT") ? "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>" : "";
        return "<TxInfAndSts><OrgnlEndToEndId>" + endToEndId + "</OrgnlEndToEndId><TxSts>" + status + "</TxSts>"
                + reason + "</TxInfAndSts>";
    }

    static byte[] camt054(List<String> entries) {
        String text = """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
                <GrpHdr><MsgId>N1</MsgId><CreDtTm>2023-12-21T12:00:00+08:00</CreDtTm></GrpHdr>
                <Ntfctn><Id>N1-1</Id><Acct><Id><Othr><Id>9558800000000000019</Id></Othr></Id></Acct>%s</Ntfctn>
                </BkToCstmrDbtCdtNtfctn></Document>
                """.formatted(String.join("\n", entries));
        return text.getBytes(UTF_8);
    }

    /** @param details what stands in TxDtls after the references and the amount */
    static String entry(String side, String status, String endToEndId, String yuan, String details) {
        return "<Ntry><Amt Ccy=\"CNY\">" + yuan + "</Amt><CdtDbtInd>" + side + "</CdtDbtInd><Sts><Cd>" + status
                + "</Cd></Sts><BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>" + endToEndId
                + "</EndToEndId></Refs><Amt Ccy=\"CNY\">" + yuan + "</Amt><CdtDbtInd>" + side + "</CdtDbtInd>" + details
                + "</TxDtls></NtryDtls></Ntry>";
    }

    static String returned(String endToEndId, String yuan) {
        return entry("CRDT", "BOOK", endToEndId, yuan, "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>");
    }

    /** A return file as the layout that comes with Relief wants it. */
    static byte[] returnFile(String messageId, List<String> details, long totalFen) {
        String body = "H|" + messageId + "|20231219|" + details.size() + "|" + totalFen + "\r\n"
                + String.join("", details.stream().map(line -> line + "\r\n").toList());
        String digest = HexFormat.of().formatHex(Digests.sha256(body.getBytes(GB18030)));
        return (body + "T|" + details.size() + "|" + totalFen + "|" + digest + "\r\n").getBytes(GB18030);
    }

    static String detail(int number, PaymentAttempt payment, long amountFen, String status, String reason) {
        return "D|" + number + "|" + payment.endToEndId() + "||䶮某·𠮷野|" + amountFen + "|" + status + "|" + reason
                + "|见附言";
    }
}
