package relief.bankfile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;

/**
 * Writes pain.001.001.09 row by row, because one file may pay half a million households: no tree, no String and no
 * other object is made for a row, and the same input gives the same bytes on every machine.
 */
public final class Pain001Writer implements AutoCloseable {
    public static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

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

    private enum State {
        NEW,
        OPEN,
        CLOSED
    }

    private final XmlOutput out;
    private State state = State.NEW;
    private PaymentFileHeader header;
    /** The end of the account and the purpose code: the same in every row of a file. */
    private byte[] rowPurpose;

    private int count;
    private long totalFen;

    /** The stream stays open when the writer closes: whoever opened it seals it or throws it away. */
    public Pain001Writer(OutputStream target) {
        this.out = new XmlOutput(target);
    }

    /** Writes everything that stands above the rows. */
    public void open(PaymentFileHeader fileHeader) throws IOException {
        require(State.NEW);
        state = State.OPEN;
        header = fileHeader;
        rowPurpose = bytes("</Prtry></Tp></CdtrAcct><Purp><Cd>" + header.purposeCode() + "</Cd></Purp><RmtInf><Ustrd>");
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"" + NAMESPACE
                + "\"><CstmrCdtTrfInitn>\n");
        writeGroupHeader();
        writePaymentInformation();
    }

    /** Writes one row; a failed row makes the whole file worthless. */
    public void write(PaymentInstruction row) throws IOException {
        require(State.OPEN);
        out.raw(ROW).text(row.endToEndId());
        out.raw(ROW_AMOUNT).yuan(row.amountFen());
        out.raw(ROW_BANK).text(row.bank());
        out.raw(ROW_NAME).text(row.payeeName());
        out.raw(ROW_ACCOUNT).text(row.account());
        out.raw(ROW_KIND).text(row.accountKind());
        out.raw(rowPurpose).text(row.purpose());
        out.raw(ROW_END);
        count++;
        totalFen = Math.addExact(totalFen, row.amountFen());
    }

    /**
     * Ends the document and hands over the last bytes; a second call does nothing.
     *
     * @throws IllegalStateException if the rows are not those that the header promised
     */
    @Override
    public void close() throws IOException {
        if (state != State.OPEN) {
            state = State.CLOSED;
            return;
        }
        state = State.CLOSED;
        if (count != header.count() || totalFen != header.totalFen()) {
            throw new IllegalStateException("file " + header.messageId() + " promises " + header.count() + " rows and "
                    + header.totalFen() + " fen, but " + count + " rows and " + totalFen + " fen were written");
        }
        out.raw("</PmtInf></CstmrCdtTrfInitn></Document>\n");
        out.flush();
    }

    private void writeGroupHeader() throws IOException {
        String createdAt =
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(header.createdAt().truncatedTo(SECONDS));
        out.raw("<GrpHdr><MsgId>").text(header.messageId());
        out.raw("</MsgId><CreDtTm>").text(createdAt);
        out.raw("</CreDtTm>");
        writeTotals();
        out.raw("<InitgPty><Nm>").text(header.initiatingParty());
        out.raw("</Nm></InitgPty></GrpHdr>\n");
    }

    private void writePaymentInformation() throws IOException {
        out.raw("<PmtInf><PmtInfId>").text(header.paymentInformationId());
        out.raw("</PmtInfId><PmtMtd>TRF</PmtMtd>");
        writeTotals();
        out.raw("<ReqdExctnDt><Dt>").text(DateTimeFormatter.ISO_LOCAL_DATE.format(header.executionDate()));
        out.raw("</Dt></ReqdExctnDt><Dbtr><Nm>").text(header.debtorName());
        out.raw("</Nm></Dbtr><DbtrAcct><Id><Othr><Id>").text(header.debtorAccount());
        out.raw("</Id></Othr></Id><Ccy>CNY</Ccy></DbtrAcct><DbtrAgt>");
        out.raw(BANK_START).text(header.debtorBank()).raw(BANK_END);
        // The payer bears the charges: a family receives exactly what was granted.
        out.raw("</DbtrAgt><ChrgBr>DEBT</ChrgBr>\n");
    }

    private void writeTotals() throws IOException {
        out.raw("<NbOfTxs>").number(header.count());
        out.raw("</NbOfTxs><CtrlSum>").yuan(header.totalFen());
        out.raw("</CtrlSum>");
    }

    private void require(State expected) {
        if (state != expected) {
            throw new IllegalStateException("the payment file is " + state + ", not " + expected);
        }
    }

    private static byte[] bytes(String markup) {
        return markup.getBytes(US_ASCII);
    }

    private static byte[] join(byte[] first, byte[] second) {
        return bytes(new String(first, US_ASCII) + new String(second, US_ASCII));
    }
}
