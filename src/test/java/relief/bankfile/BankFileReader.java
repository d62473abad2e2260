package relief.bankfile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Reads files without message standard as a bank would, with none of the writers' code, and refuses a wrong one. */
final class BankFileReader {
    private static final Predicate<String> COMPUTED =
            Pattern.compile("[=+@＝＋－＠-].*").asMatchPredicate();

    private final RowLayout layout;
    private final Charset charset;

    BankFileReader(BankProfile profile) {
        this.layout = profile.layout().orElseThrow();
        this.charset = Charset.forName(layout.charset().label());
    }

    /** Header, details and trailer; count, sum and digest must be those of the details. */
    List<PaymentInstruction> batchText(byte[] file) throws Exception {
        String text = decode(file);
        String end = layout.lineEnd() == RowLayout.LineEnd.CRLF ? "\r\n" : "\n";
        assertTrue(text.endsWith(end));
        List<String> lines = Arrays.asList(text.split(end, -1));
        List<String> header = fields(lines.get(0));
        List<String> trailer = fields(lines.get(lines.size() - 2));
        List<PaymentInstruction> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size() - 2)) {
            List<String> fields = fields(line);
            assertEquals("D", fields.get(0));
            rows.add(row(fields.subList(1, fields.size()), rows.size() + 1));
        }
        String count = String.valueOf(rows.size());
        String totalFen = String.valueOf(
                rows.stream().mapToLong(PaymentInstruction::amountFen).sum());
        assertEquals(List.of("H", count, totalFen), List.of(header.get(0), header.get(9), header.get(10)));
        assertEquals(List.of("T", count, totalFen, digestAboveLastLine(file)), trailer);
        return rows;
    }

    List<PaymentInstruction> csv(byte[] file) throws IOException {
        String text = decode(file);
        assertEquals(layout.byteOrderMark(), text.startsWith("\uFEFF"));
        List<PaymentInstruction> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(layout.separator())
                .skipEmptyLines(false)
                .ofCsvRecord(layout.byteOrderMark() ? text.substring(1) : text)) {
            boolean titles = layout.titles();
            for (CsvRecord line : records) {
                if (titles) {
                    assertEquals(titles(), line.getFields());
                    titles = false;
                } else {
                    List<String> fields = line.getFields();
                    assertTrue(fields.stream().noneMatch(COMPUTED), fields.toString());
                    fields = fields.stream()
                            .map(field -> field.startsWith("'") ? field.substring(1) : field)
                            .toList();
                    rows.add(row(fields, rows.size() + 1));
                }
            }
        }
        return rows;
    }

    List<PaymentInstruction> xlsx(byte[] file) throws IOException {
        List<PaymentInstruction> rows = new ArrayList<>();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> lines = book.getFirstSheet().read();
            if (layout.titles()) {
                assertEquals(titles(), cells(lines.get(0), false));
            }
            for (Row line : lines.subList(layout.titles() ? 1 : 0, lines.size())) {
                assertEquals(rows.size() + (layout.titles() ? 2 : 1), line.getRowNum());
                rows.add(row(cells(line, true), rows.size() + 1));
            }
        }
        return rows;
    }

    private List<String> cells(Row line, boolean typed) {
        List<String> cells = new ArrayList<>();
        for (int index = 0; index < layout.columns().size(); index++) {
            boolean number = typed && layout.columns().get(index).field().isNumber();
            assertEquals(
                    number ? CellType.NUMBER : CellType.STRING,
                    line.getCell(index).getType());
            cells.add(line.getCell(index).getRawValue().replace("_x005F_", "_"));
        }
        return cells;
    }

    private List<String> titles() {
        return layout.columns().stream().map(RowColumn::title).toList();
    }

    private List<String> fields(String line) {
        return Arrays.asList(line.split(Pattern.quote(String.valueOf(layout.separator())), -1));
    }

    private PaymentInstruction row(List<String> fields, int number) {
        assertEquals(layout.columns().size(), fields.size());
        Map<RowField, String> values = new EnumMap<>(RowField.class);
        for (int index = 0; index < fields.size(); index++) {
            RowColumn column = layout.columns().get(index);
            assertTrue(fields.get(index).getBytes(charset).length <= column.longestBytes());
            values.put(column.field(), fields.get(index));
        }
        assertEquals(String.valueOf(number), values.getOrDefault(RowField.SEQUENCE, String.valueOf(number)));
        return new PaymentInstruction(
                values.get(RowField.END_TO_END_ID),
                fen(values.get(RowField.AMOUNT)),
                values.get(RowField.NAME),
                values.get(RowField.ACCOUNT),
                kind(values.get(RowField.ACCOUNT_KIND)),
                values.get(RowField.BANK),
                values.get(RowField.PURPOSE));
    }

    private long fen(String amount) {
        if (layout.amountUnit() == RowLayout.AmountUnit.FEN) {
            return Long.parseLong(amount);
        }
        BigDecimal yuan = new BigDecimal(amount);
        assertEquals(2, yuan.scale());
        return yuan.movePointRight(2).longValueExact();
    }

    private String kind(String code) {
        return layout.accountKinds().entrySet().stream()
                .filter(kind -> kind.getValue().equals(code))
                .map(kind -> kind.getKey())
                .findFirst()
                .orElse(code);
    }

    private String decode(byte[] file) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    }

    private static String digestAboveLastLine(byte[] file) throws Exception {
        int end = file.length - 2;
        while (file[end - 1] != '\n') {
            end--;
        }
        assertEquals("T", new String(file, end, 1, US_ASCII));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(file, end)));
    }
}
