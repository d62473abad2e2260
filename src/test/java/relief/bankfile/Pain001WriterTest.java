package relief.bankfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class Pain001WriterTest {
    private static final BankProfile DEMO = BankProfiles.bundled().get("DEMO");

    @ParameterizedTest
    @ValueSource(longs = {1, 20231218, 630222})
    void everyFileIsValidAndSaysWhatWasWritten(long seed) throws Exception {
        List<PaymentInstruction> rows = PaymentSamples.seeded(seed, 700);
        byte[] file = PaymentSamples.pain001(rows);
        new BankSchema("pain.001.001.09").validate(file);

        Document document = parse(file);
        PaymentFileHeader header = PaymentSamples.header(rows);
        for (String sum : texts(document, "CtrlSum")) {
            assertEquals(BigDecimal.valueOf(header.totalFen(), 2), new BigDecimal(sum));
        }
        assertEquals(List.of("700", "700"), texts(document, "NbOfTxs"));
        assertEquals("2023-12-19T08:00:00+08:00", texts(document, "CreDtTm").get(0));
        assertEquals(rows.stream().map(PaymentInstruction::endToEndId).toList(), texts(document, "EndToEndId"));
        assertEquals(
                rows.stream()
                        .map(row -> BigDecimal.valueOf(row.amountFen(), 2).toPlainString())
                        .toList(),
                texts(document, "InstdAmt"));
        List<String> names = texts(document, "Nm");
        assertEquals(rows.stream().map(PaymentInstruction::payeeName).toList(), names.subList(2, names.size()));
        assertEquals(701, texts(document, "Cd").stream().filter("CNAPS"::equals).count());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1,                  0.01
            10,                 0.10
            99,                 0.99
            100,                1.00
            500000,             5000.00
            500001,             5000.01
            4200000,            42000.00
            999999999999999999, 9999999999999999.99
            """)
    void moneyHasExactlyTwoDecimals(long amountFen, String written) throws IOException {
        PaymentInstruction row = row(amountFen, "某");
        String file = new String(PaymentSamples.pain001(List.of(row)), UTF_8);
        assertTrue(file.contains("<InstdAmt Ccy=\"CNY\">" + written + "</InstdAmt>"), file);
        assertTrue(file.contains("<CtrlSum>" + written + "</CtrlSum>"), file);
    }

    @Test
    void theDefaultLocaleChangesNoByte() throws IOException {
        List<PaymentInstruction> rows = PaymentSamples.seeded(7, 300);
        byte[] before = PaymentSamples.pain001(rows);
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertEquals("١", String.format("%d", 1), "this locale must write its own digits to prove anything");
            assertArrayEquals(before, PaymentSamples.pain001(PaymentSamples.seeded(7, 300)));
        } finally {
            Locale.setDefault(usual);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2, 300, 'promises 2 rows and 300 fen, but 1 rows and 300 fen'
            1, 299, 'promises 1 rows and 299 fen, but 1 rows and 300 fen'
            """)
    void otherRowsThanPromisedAreRefused(int count, long totalFen, String says) throws IOException {
        PaymentRows writer =
                PaymentRows.open(DEMO, OutputStream.nullOutputStream(), PaymentSamples.header(count, totalFen));
        writer.write(row(300, "某"));
        IllegalStateException refusal = assertThrows(IllegalStateException.class, writer::close);
        assertTrue(refusal.getMessage().contains(says), refusal.getMessage());
    }

    @Test
    void afterTheEndNothingIsWritten() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PaymentRows writer = PaymentRows.open(DEMO, bytes, PaymentSamples.header(1, 300));
        writer.write(row(300, "某"));
        writer.close();
        int length = bytes.size();
        writer.close();
        assertEquals(length, bytes.size());
        assertThrows(IllegalStateException.class, () -> writer.write(row(300, "某")));
    }

    @Test
    void noRowAllocatesAnything() throws IOException {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        PaymentInstruction row = row(4_200_000, "卓玛·央金 & 𠮷野");
        PaymentRows writer = PaymentRows.open(
                DEMO, OutputStream.nullOutputStream(), PaymentSamples.header(10_001, 4_200_000L * 10_001));
        writer.write(row);
        long before = memory.getCurrentThreadAllocatedBytes();
        for (int count = 0; count < 10_000; count++) {
            writer.write(row);
        }
        long bytes = memory.getCurrentThreadAllocatedBytes() - before;
        writer.close();
        assertTrue(bytes < 10_000, bytes + " bytes for 10,000 rows");
    }

    @Test
    void theLongestFieldsStayValid() throws IOException, SAXException {
        PaymentInstruction row = new PaymentInstruction(
                "J".repeat(35), 1, "\"".repeat(140), "1".repeat(34), "PASSBOOK", "103100000026", "𠮷".repeat(70));
        byte[] file = PaymentSamples.pain001(List.of(row));
        new BankSchema("pain.001.001.09").validate(file);
    }

    private static PaymentInstruction row(long amountFen, String name) {
        return new PaymentInstruction(
                "JZ630222103000000000101", amountFen, name, "6217001", "CARD", "103100000026", "临时救助");
    }

    private static Document parse(byte[] file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(file));
    }

    private static List<String> texts(Document document, String name) {
        NodeList nodes = document.getElementsByTagNameNS(Pain001Writer.NAMESPACE, name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> nodes.item(index).getTextContent())
                .toList();
    }
}
