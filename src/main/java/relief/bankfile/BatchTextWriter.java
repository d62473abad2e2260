package relief.bankfile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import relief.platform.Digests;

/**
 * Writes the batch text (代发) that most domestic banks take: a header line, a line for each row, and a trailer by which
 * the bank sees that nothing was lost. There is no escaping, so no field may hold the separator.
 */
final class BatchTextWriter implements RowWriter {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private final DigestOutputStream digested;
    private final TextOutput out;
    private final byte[] separator;
    private final byte[] rowStart;
    private final byte[] lineEnd;
    private final FieldWriter fields;
    private final RowField[] columns;
    private PaymentFileHeader header;

    BatchTextWriter(OutputStream target, RowLayout layout) {
        digested = new DigestOutputStream(target, Digests.sha256());
        out = new TextOutput(digested, layout.charset());
        separator = new byte[] {(byte) layout.separator()};
        rowStart = new byte[] {'D', separator[0]};
        lineEnd = layout.lineEnd().characters().getBytes(US_ASCII);
        columns = layout.columns().stream().map(RowColumn::field).toArray(RowField[]::new);
        fields = new FieldWriter(out, layout);
    }

    @Override
    public void begin(PaymentFileHeader fileHeader) throws IOException {
        header = fileHeader;
        out.raw("H").raw(separator).text(header.messageId());
        out.raw(separator).text(MOMENT.format(header.createdAt()));
        out.raw(separator).text(DateTimeFormatter.BASIC_ISO_DATE.format(header.executionDate()));
        out.raw(separator).text(header.debtorBank());
        out.raw(separator).text(header.debtorAccount());
        out.raw(separator).text(header.debtorName());
        out.raw(separator).raw("CNY");
        out.raw(separator).text(header.purposeCode());
        out.raw(separator).number(header.count());
        out.raw(separator).number(header.totalFen()).raw(lineEnd);
    }

    @Override
    public void row(PaymentInstruction row, int number) throws IOException {
        out.raw(rowStart);
        for (int index = 0; index < columns.length; index++) {
            if (index > 0) {
                out.raw(separator);
            }
            fields.write(columns[index], row, number);
        }
        out.raw(lineEnd);
    }

    /** The digest is that of all bytes above the trailer. */
    @Override
    public void end() throws IOException {
        out.flush();
        String digest = HexFormat.of().formatHex(digested.getMessageDigest().digest());
        out.raw("T").raw(separator).number(header.count());
        out.raw(separator).number(header.totalFen());
        out.raw(separator).raw(digest).raw(lineEnd);
        out.flush();
    }

    @Override
    public long written() {
        return out.written();
    }
}
