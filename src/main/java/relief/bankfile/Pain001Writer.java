package relief.bankfile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;

/**
 * Writes pain.001.001.09 and its elder sister pain.001.001.03 row by row, because one file may pay half a million
 * households: no tree, no String and no other object is made for a row, and the same input gives the same bytes on
 * every machine.
 */
public final class Pain001Writer implements RowWriter {
    /** Of pain.001.001.09. */
    public static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    static final String NAMESPACE_03 = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03";

    private static final byte[] BANK_START =
            bytes("<FinInstnId><ClrSysMmbId><ClrSysId><Cd>CNAPS</Cd></ClrSysId><MmbId>");
    private static final byte[] BANK_END = bytes("</MmbId></ClrSysMmbId></FinInstnId>");
    private static final byte[] ROW = bytes("<CdtTrfTxInf><PmtId><EndToEndId>");
    private static final byte[] ROW_AMOUNT = bytes("</EndToEndId></PmtId><Amt><InstdAmt Ccy=\"CNY\">");
    private static final byte[] ROW_BANK = join(bytes("</InstdAmt></Amt><CdtrAgt>"), BANK_START);
    private static final byte[] ROW_NAME = join(BANK_END, bytes("</CdtrAgt><Cdtr><Nm>"));
    private static final byte[] ROW_ACCOUNT = bytes("</Nm></Cdtr><CdtrAcct><Id><Othr><Id>");
    private static final byte[] ROW_KIND = bytes("</Id></Othr></Id><Tp><Prtry>");
    private static final byte[] ROW_END = bytes("</Ustrd></RmtInf></CdtTrfTxInf>\n");

    private final XmlOutput out;
    private final boolean version03;
    /** The end of the account and the purpose code: the same in every row of a file. */
    private byte[] rowPurpose;

    Pain001Writer(OutputStream target, PaymentFormat format) {
        this.out = new XmlOutput(target);
        this.version03 = format == PaymentFormat.PAIN_001_001_03;
    }

    @Override
    public void begin(PaymentFileHeader header) throws IOException {
        rowPurpose = bytes("</Prtry></Tp></CdtrAcct><Purp><Cd>" + header.purposeCode() + "</Cd></Purp><RmtInf><Ustrd>");
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\""
                + (version03 ? NAMESPACE_03 : NAMESPACE) + "\"><CstmrCdtTrfInitn>\n");
        writeGroupHeader(header);
        writePaymentInformation(header);
    }

    @Override
    public void row(PaymentInstruction row, int number) throws IOException {
        out.raw(ROW).text(row.endToEndId());
        out.raw(ROW_AMOUNT).yuan(row.amountFen());
        out.raw(ROW_BANK).text(row.bank());
        out.raw(ROW_NAME).text(BankText.withNameDots(row.payeeName()));
        out.raw(ROW_ACCOUNT).text(row.account());
        out.raw(ROW_KIND).text(row.accountKind());
        out.raw(rowPurpose).text(row.purpose());
        out.raw(ROW_END);
    }

    @Override
    public void end() throws IOException {
        out.raw("</PmtInf></CstmrCdtTrfInitn></Document>\n");
        out.flush();
    }

    @Override
    public long written() {
        return out.written();
    }

    private void writeGroupHeader(PaymentFileHeader header) throws IOException {
        String createdAt =
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(header.createdAt().truncatedTo(SECONDS));
        out.raw("<GrpHdr><MsgId>").text(header.messageId());
        out.raw("</MsgId><CreDtTm>").text(createdAt);
        out.raw("</CreDtTm>");
        writeTotals(header);
        out.raw("<InitgPty><Nm>").text(header.initiatingParty());
        out.raw("</Nm></InitgPty></GrpHdr>\n");
    }

    private void writePaymentInformation(PaymentFileHeader header) throws IOException {
        out.raw("<PmtInf><PmtInfId>").text(header.paymentInformationId());
        out.raw("</PmtInfId><PmtMtd>TRF</PmtMtd>");
        writeTotals(header);
        // Version 03 has the day itself where 09 lets a payer choose between a day and a moment.
        out.raw(version03 ? "<ReqdExctnDt>" : "<ReqdExctnDt><Dt>");
        out.text(DateTimeFormatter.ISO_LOCAL_DATE.format(header.executionDate()));
        out.raw(version03 ? "</ReqdExctnDt>" : "</Dt></ReqdExctnDt>");
        out.raw("<Dbtr><Nm>").text(header.debtorName());
        out.raw("</Nm></Dbtr><DbtrAcct><Id><Othr><Id>").text(header.debtorAccount());
        out.raw("</Id></Othr></Id><Ccy>CNY</Ccy></DbtrAcct><DbtrAgt>");
        out.raw(BANK_START).text(header.debtorBank()).raw(BANK_END);
        // The payer bears the charges: a family receives exactly what was granted.
        out.raw("</DbtrAgt><ChrgBr>DEBT</ChrgBr>\n");
    }

    private void writeTotals(PaymentFileHeader header) throws IOException {
        out.raw("<NbOfTxs>").number(header.count());
        out.raw("</NbOfTxs><CtrlSum>").yuan(header.totalFen());
        out.raw("</CtrlSum>");
    }

    private static byte[] bytes(String markup) {
        return markup.getBytes(US_ASCII);
    }

    private static byte[] join(byte[] first, byte[] second) {
        return bytes(new String(first, US_ASCII) + new String(second, US_ASCII));
    }
}
