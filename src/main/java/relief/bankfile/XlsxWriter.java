package relief.bankfile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Streams rows into the one sheet of a workbook, without a table of shared strings and without a clock: memory does not
 * grow with the rows, and the entries bear the time of the run. A text cell is a text by its type and its style, so no
 * spreadsheet program computes it, and an account keeps all its digits.
 */
final class XlsxWriter implements RowWriter {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    /** Half the time of the usual level for a few hundredths more bytes. */
    private static final int COMPRESSION = 4;

    private static final byte[] ROW_START = "<row r=\"".getBytes(US_ASCII);
    private static final byte[] TAG_END = "\">".getBytes(US_ASCII);
    private static final byte[] ROW_END = "</row>\n".getBytes(US_ASCII);
    private static final byte[] TEXT = "\" t=\"inlineStr\" s=\"1\"><is><t xml:space=\"preserve\">".getBytes(US_ASCII);
    private static final byte[] TEXT_END = "</t></is></c>".getBytes(US_ASCII);
    private static final byte[] NUMBER = "\" s=\"2\"><v>".getBytes(US_ASCII);
    private static final byte[] MONEY = "\" s=\"3\"><v>".getBytes(US_ASCII);
    private static final byte[] NUMBER_END = "</v></c>".getBytes(US_ASCII);

    private final ZipOutputStream zip;
    private final XmlOutput out;
    private final RowLayout layout;
    private final List<RowColumn> columns;
    private final byte[][] cellStarts;
    private final FieldWriter fields;

    XlsxWriter(OutputStream target, RowLayout layout) {
        this.layout = layout;
        zip = new ZipOutputStream(target, UTF_8);
        zip.setLevel(COMPRESSION);
        out = new XmlOutput(zip);
        columns = layout.columns();
        cellStarts = new byte[columns.size()][];
        for (int index = 0; index < cellStarts.length; index++) {
            cellStarts[index] = ("<c r=\"" + (char) ('A' + index)).getBytes(US_ASCII);
        }
        fields = new FieldWriter(out, layout);
    }

    @Override
    public void begin(PaymentFileHeader header) throws IOException {
        LocalDateTime moment = header.createdAt().toLocalDateTime();
        for (Map.Entry<String, String> part : XlsxParts.BESIDE_THE_SHEET.entrySet()) {
            putEntry(part.getKey(), moment);
            zip.write(part.getValue().getBytes(UTF_8));
            zip.closeEntry();
        }
        putEntry(SHEET, moment);
        out.raw(XlsxParts.SHEET_START);
        if (layout.titles()) {
            startRow(1);
            for (int index = 0; index < cellStarts.length; index++) {
                text(index, 1, columns.get(index).title());
            }
            out.raw(ROW_END);
        }
    }

    @Override
    public void row(PaymentInstruction row, int number) throws IOException {
        int line = layout.titles() ? number + 1 : number;
        startRow(line);
        for (int index = 0; index < cellStarts.length; index++) {
            RowField field = columns.get(index).field();
            if (field.isNumber()) {
                out.raw(cellStarts[index]).number(line).raw(isYuan(field) ? MONEY : NUMBER);
                fields.write(field, row, number);
                out.raw(NUMBER_END);
            } else {
                text(index, line, fields.text(field, row));
            }
        }
        out.raw(ROW_END);
    }

    @Override
    public void end() throws IOException {
        out.raw(XlsxParts.SHEET_END);
        out.flush();
        zip.closeEntry();
        zip.finish();
    }

    /** Of the sheet alone, as the other parts are the same in every file. */
    @Override
    public long written() {
        return out.written();
    }

    private void putEntry(String name, LocalDateTime moment) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(moment);
        zip.putNextEntry(entry);
    }

    private void startRow(int line) throws IOException {
        out.raw(ROW_START).number(line).raw(TAG_END);
    }

    private void text(int index, int line, String text) throws IOException {
        out.raw(cellStarts[index]).number(line).raw(TEXT);
        // ECMA-376 part 1, 22.9.2.19: _x and four digits stand for a character, so a real underscore before x is
        // escaped.
        out.text(text.contains("_x") ? text.replace("_x", "_x005F_x") : text);
        out.raw(TEXT_END);
    }

    private boolean isYuan(RowField field) {
        return field == RowField.AMOUNT && layout.amountUnit() == RowLayout.AmountUnit.YUAN;
    }
}
