package relief.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.bankfile.BankSchema;
import relief.payment.BankWord;
import relief.reconciliation.BankReportHeader.Verdict;

class Pain002ReaderTest {
    private static final String ID = "JZ630222103000000000101";

    private final List<BankWord> rows = new ArrayList<>();

    @Test
    void tellsEveryFactOfAMixedReport() throws Exception {
        String report = report("<GrpSts>PART</GrpSts>", """
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>P1</OrgnlPmtInfId><OrgnlNbOfTxs>3</OrgnlNbOfTxs>
                 <PmtInfSts>PART</PmtInfSts>
                 <TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>ACSC</TxSts>
                  <OrgnlTxRef><Amt><InstdAmt Ccy="CNY">2000.00</InstdAmt></Amt>
                   <Cdtr><Pty><Nm>卓玛·央金</Nm></Pty></Cdtr>
                   <CdtrAcct><Id><Othr><Id>6217001</Id></Othr></Id></CdtrAcct></OrgnlTxRef></TxInfAndSts>
                 <TxInfAndSts><OrgnlEndToEndId>X2</OrgnlEndToEndId><TxSts>RJCT</TxSts>
                  <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>账户 &lt;已&gt;</AddtlInf><AddtlInf>销户&#x3002;</AddtlInf>
                  </StsRsnInf><StsRsnInf><Rsn><Prtry>E77</Prtry></Rsn></StsRsnInf></TxInfAndSts>
                 <TxInfAndSts><StsId>7</StsId></TxInfAndSts>
                </OrgnlPmtInfAndSts>""".formatted(ID));
        new BankSchema("pain.002.001.10").validate(report.getBytes(UTF_8));

        BankReportHeader header = read(report);
        assertEquals(
                new BankReportHeader("JZ630222-1", new Verdict("PART", 3, null), List.of(new Verdict("PART", 3, null))),
                header);
        assertEquals(
                List.of(
                        new BankWord(ID, 200_000, "6217001", "ACSC", null),
                        new BankWord("X2", -1, null, "RJCT", "AC04"),
                        new BankWord(null, -1, null, null, null)),
                rows);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ACSC, all rows are paid and none is listed
            RJCT, the file was refused as a whole
            ACCP, only what fails will be told
            """)
    void aGroupStatusMayBeAllTheBankSays(String status, String meaning) throws Exception {
        String report = report(
                "<GrpSts>" + status
                        + "</GrpSts><StsRsnInf><Rsn><Prtry>B9</Prtry></Rsn><AddtlInf>见附言</AddtlInf></StsRsnInf>",
                "");
        new BankSchema("pain.002.001.10").validate(report.getBytes(UTF_8));
        assertEquals(
                new BankReportHeader("JZ630222-1", new Verdict(status, 3, "B9"), List.of()), read(report), meaning);
        assertEquals(List.of(), rows);
    }

    @Test
    void aVerdictMayStandForItsRows() {
        BankReportHeader header = read(report("", """
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>P1</OrgnlPmtInfId><PmtInfSts>ACSC</PmtInfSts></OrgnlPmtInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>P2</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts>
                 <StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf></OrgnlPmtInfAndSts>"""));
        assertEquals(List.of(new Verdict("ACSC", -1, null), new Verdict("RJCT", -1, "AM04")), header.batches());
        assertEquals(new Verdict(null, 3, null), header.group());
        assertEquals(Optional.empty(), header.findWhole());
    }

    @Test
    void aNamespacePrefixAndForeignDataChangeNothing() {
        String prefixed = report(
                        "<GrpSts>PART</GrpSts>",
                        batch("<OrgnlEndToEndId>" + ID + "</OrgnlEndToEndId><TxSts>RJCT</TxSts>"
                                + "<SplmtryData><Envlp><TxSts xmlns=\"urn:bank\">ACSC</TxSts></Envlp></SplmtryData>"))
                .replaceAll("<(/?)([A-Z])", "<$1p:$2")
                .replace("<p:TxSts xmlns=", "<TxSts xmlns=")
                .replace("ACSC</p:TxSts>", "ACSC</TxSts>")
                .replace("xmlns=\"urn:iso", "xmlns:p=\"urn:iso");
        assertEquals("PART", read(prefixed).group().status());
        assertEquals(List.of(new BankWord(ID, -1, null, "RJCT", null)), rows);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2000,                200000
            2000.5,              200050
            2000.05,             200005
            2000.00000,          200000
            0.01,                1
            0,                   0
            007.10,              710
            9999999999999999.99, 999999999999999999
            """)
    void amountsAreReadExactly(String written, long amountFen) {
        read(report("", row(written, "CNY")));
        assertEquals(amountFen, rows.get(0).amountFen());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2000.001,           CNY, The report gives an amount that is no sum of yuan and fen.
            -1,                 CNY, The report gives an amount that is no sum of yuan and fen.
            '1,000.00',         CNY, The report gives an amount that is no sum of yuan and fen.
            1e3,                CNY, The report gives an amount that is no sum of yuan and fen.
            .5,                 CNY, The report gives an amount that is no sum of yuan and fen.
            5.,                 CNY, The report gives an amount that is no sum of yuan and fen.
            1.2.3,              CNY, The report gives an amount that is no sum of yuan and fen.
            10000000000000000,  CNY, The report gives an amount that is no sum of yuan and fen.
            ２,                 CNY, The report gives an amount that is no sum of yuan and fen.
            2000.00,            USD, The report gives an amount that is not in CNY.
            """)
    void amountsThatAreNoneAreRefused(String written, String currency, String sentence) {
        refused(sentence, report("", row(written, currency)));
    }

    @Test
    void whatHasTwoMeaningsIsRefused() {
        refused(
                "The report says ROW_STATUS twice at one place.",
                report("", batch("<TxSts>ACSC</TxSts><TxSts>RJCT</TxSts>")));
        refused(
                "The report says GROUP_STATUS twice at one place.",
                report("<GrpSts>ACSC</GrpSts><GrpSts>RJCT</GrpSts>", ""));
        refused(
                "The report has an element where only a text may stand.",
                report("", batch("<TxSts>RJCT<x/>ACSC</TxSts>")));
        refused("The report has an empty ROW_STATUS.", report("", batch("<TxSts> </TxSts>")));
    }

    @Test
    void whatLacksItsIdsOrCountsIsRefused() {
        refused("The report lacks the message id.", report("", "").replace("<MsgId>R1</MsgId>", ""));
        refused(
                "The report lacks the id of the message it answers.",
                report("", "").replace("<OrgnlMsgId>JZ630222-1</OrgnlMsgId>", ""));
        refused(
                "The report lacks the id of a payment information.",
                report("", "<OrgnlPmtInfAndSts><PmtInfSts>ACSC</PmtInfSts></OrgnlPmtInfAndSts>"));
        refused(
                "The report gives a number of payments that is no number.",
                report("", "").replace("<OrgnlNbOfTxs>3<", "<OrgnlNbOfTxs>-3<"));
        refused(
                "The report names more than 1000 payment informations.",
                report("", "<OrgnlPmtInfAndSts><OrgnlPmtInfId>P</OrgnlPmtInfId></OrgnlPmtInfAndSts>".repeat(1001)));
    }

    @Test
    void neverShowsAnAccount() {
        read(report("", row("1", "CNY")));
        assertTrue(!rows.get(0).toString().contains("6217001"), rows.get(0).toString());
    }

    private void refused(String sentence, String report) {
        assertEquals(
                sentence,
                assertThrows(BankReportFault.class, () -> read(report)).getMessage());
    }

    private BankReportHeader read(String report) {
        rows.clear();
        return new Pain002Reader(1 << 20).read(new ByteArrayInputStream(report.getBytes(UTF_8)), rows::add);
    }

    private static String row(String amount, String currency) {
        return batch("<OrgnlTxRef><Amt><InstdAmt Ccy=\"" + currency + "\">" + amount + "</InstdAmt></Amt>"
                + "<CdtrAcct><Id><Othr><Id>6217001</Id></Othr></Id></CdtrAcct></OrgnlTxRef>");
    }

    private static String batch(String row) {
        return "<OrgnlPmtInfAndSts><OrgnlPmtInfId>P1</OrgnlPmtInfId><TxInfAndSts>" + row
                + "</TxInfAndSts></OrgnlPmtInfAndSts>";
    }

    static String report(String group, String batches) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>R1</MsgId><CreDtTm>2023-12-19T12:00:00+08:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>JZ630222-1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
                <OrgnlNbOfTxs>3</OrgnlNbOfTxs>%s</OrgnlGrpInfAndSts>
                %s
                </CstmrPmtStsRpt></Document>
                """.formatted(group, batches);
    }
}
