package relief.bankfile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes rows as CSV (RFC 4180) for banks that take nothing better. What a spreadsheet program would compute gets an
 * apostrophe in front, and so does what begins with one, so that a reader may take away every leading apostrophe.
 */
final class CsvWriter implements RowWriter {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    /** The signs that begin a formula, also in their full-width forms, and the apostrophe itself. */
    private static final String NEUTRALISED = "=+-@＝＋－＠'";

    private final TextOutput out;
    private final RowLayout layout;
    private final List<RowColumn> columns;
    private final byte[] separator;
    private final byte[] lineEnd;
    private final FieldWriter fields;

    CsvWriter(OutputStream target, RowLayout layout) {
        this.layout = layout;
        out = new TextOutput(target, layout.charset());
        columns = layout.columns();
        separator = new byte[] {(byte) layout.separator()};
        lineEnd = layout.lineEnd().characters().getBytes(US_ASCII);
        fields = new FieldWriter(out, layout);
    }

    @Override
    public void begin(PaymentFileHeader header) throws IOException {
        if (layout.byteOrderMark()) {
            out.raw(BYTE_ORDER_MARK);
        }
        if (layout.titles()) {
            for (int index = 0; index < columns.size(); index++) {
                separate(index);
                cell(columns.get(index).title());
            }
            out.raw(lineEnd);
        }
    }

    @Override
    public void row(PaymentInstruction row, int number) throws IOException {
        for (int index = 0; index < columns.size(); index++) {
            separate(index);
            RowField field = columns.get(index).field();
            if (field.isNumber()) {
                fields.write(field, row, number);
            } else {
                cell(fields.text(field, row));
            }
        }
        out.raw(lineEnd);
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    @Override
    public long written() {
        return out.written();
    }

    private void separate(int index) throws IOException {
        if (index > 0) {
            out.raw(separator);
        }
    }

    private void cell(String text) throws IOException {
        boolean neutralised = NEUTRALISED.indexOf(text.charAt(0)) >= 0;
        boolean quoted = text.indexOf(layout.separator()) >= 0 || text.indexOf('"') >= 0;
        if (quoted) {
            out.raw("\"");
        }
        if (neutralised) {
            out.raw("'");
        }
        out.text(quoted ? text.replace("\"", "\"\"") : text);
        if (quoted) {
            out.raw("\"");
        }
    }
}
