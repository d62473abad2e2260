package relief.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.payment.BankWord;

/** Reports as an attacker, a broken line or a careless bank would send them. */
class HostileReportTest {
    private static final String ROW =
            "<OrgnlPmtInfAndSts><OrgnlPmtInfId>P1</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId>"
                    + "<TxSts>ACSC</TxSts></TxInfAndSts></OrgnlPmtInfAndSts>";
    private static final String GOOD =
            Pain002ReaderTest.report("<GrpSts>PART</GrpSts>", ROW.formatted("X1") + "<!-- 卓玛 -->");
    private static final String DTD_REFUSED = "The report carries a document type definition; that is never read.";

    @Test
    void externalEntitiesAreNeverRead(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
        String dtd = "<!DOCTYPE Document [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>\n<Document";
        refused(DTD_REFUSED, GOOD.replace("<Document", dtd).replace(">R1<", ">&x;<"));
        String external = "<!DOCTYPE Document SYSTEM \"" + secret.toUri() + "\">\n<Document";
        refused(DTD_REFUSED, GOOD.replace("<Document", external));
    }

    @Test
    void entitiesNeverMultiply() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE Document [<!ENTITY a0 \"ha\">");
        for (int level = 1; level < 30; level++) {
            dtd.append("<!ENTITY a%d \"&a%d;&a%d;&a%d;\">".formatted(level, level - 1, level - 1, level - 1));
        }
        refused(DTD_REFUSED, GOOD.replace("<Document", dtd + "]><Document").replace(">R1<", ">&a29;<"));
        refusedAsBroken(GOOD.replace(">R1<", ">&unknown;<"));
    }

    @Test
    void everyCutIsNoticed() {
        byte[] whole = GOOD.strip().getBytes(UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            BankReportFault fault = assertThrows(BankReportFault.class, () -> read(new ByteArrayInputStream(cut)));
            assertEquals("The report ends before it is complete.", fault.getMessage(), "cut after " + length);
        }
    }

    @Test
    void oneByteAtATimeReadsTheSame() {
        byte[] whole = GOOD.getBytes(UTF_8);
        InputStream slow = new FilterInputStream(new ByteArrayInputStream(whole)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(1, length));
            }
        };
        List<BankWord> slowly = new ArrayList<>();
        List<BankWord> atOnce = new ArrayList<>();
        Pain002Reader reader = new Pain002Reader(whole.length);
        BankReportHeader header = reader.read(new ByteArrayInputStream(whole), atOnce::add);
        assertEquals(header, reader.read(slow, slowly::add));
        assertEquals(1, atOnce.size());
        assertEquals(atOnce, slowly);
    }

    @Test
    void depthWidthLengthAndSizeHaveLimits() {
        refused("The report is nested deeper than 32 elements.", GOOD.replace("<!--", "<a>".repeat(200_000) + "<!--"));
        StringBuilder attributes = new StringBuilder("<SplmtryData ");
        for (int index = 0; index < 17; index++) {
            attributes.append('a').append(index).append("='' ");
        }
        refused("An element of the report has more than 16 attributes.", GOOD.replace("<!--", attributes + "/><!--"));
        refused(
                "A text of the report is longer than 4096 characters.",
                GOOD.replace(">R1<", ">" + "R".repeat(5000) + "<"));
        String stretch = "The report holds a tag or text longer than 16384 bytes, which no bank needs.";
        refused(stretch, GOOD.replace(">R1<", ">" + "R".repeat(20_000) + "<"));
        refused(stretch, GOOD.replace("<!--", "<SplmtryData a='" + "R".repeat(20_000) + "'/><!--"));
        refused(stretch, GOOD.replace("<!--", "<" + "R".repeat(20_000) + "/><!--"));
        BankReportFault fault = assertThrows(
                BankReportFault.class,
                () -> new Pain002Reader(100).read(new ByteArrayInputStream(GOOD.getBytes(UTF_8)), row -> {}));
        assertEquals("The report is larger than 100 bytes.", fault.getMessage());
    }

    @Test
    void strangeNamesAreCountedWhereverTheyStand() {
        String sentence = "The report uses too many names that mean nothing.";
        StringBuilder elements = new StringBuilder();
        StringBuilder attributes = new StringBuilder();
        StringBuilder prefixes = new StringBuilder();
        for (int index = 0; index <= 1000; index++) {
            elements.append("<e").append(index).append("/>");
            attributes.append("<SplmtryData a").append(index).append("=''/>");
            prefixes.append("<SplmtryData xmlns:p").append(index).append("='urn:x'/>");
        }
        refused(sentence, GOOD.replace("<!--", elements + "<!--"));
        refused(sentence, GOOD.replace("<!--", attributes + "<!--"));
        refused(sentence, GOOD.replace("<!--", prefixes + "<!--"));
        String same = "<SplmtryData xmlns:p='urn:x' p:a=''><p:Envlp/></SplmtryData>".repeat(2000);
        assertEquals(
                "JZ630222-1",
                read(new ByteArrayInputStream(
                                GOOD.replace("<!--", same + "<!--").getBytes(UTF_8)))
                        .originalMessageId());
        refused("The report carries a processing instruction; none is followed.", GOOD.replace("<!--", "<?x y?><!--"));
    }

    @Test
    void endlessReportsEndAtTheLimit() {
        String start = GOOD.substring(0, GOOD.indexOf("<!--"));
        refused("The report is larger than 4194304 bytes.", start + "<!--<-->".repeat(600_000));
    }

    @Test
    void otherDocumentsAreNamed() {
        refused(
                "The report starts with html of no namespace; Document of " + Pain002Reader.NAMESPACE + " is expected.",
                "<html><body/></html>");
        refused(
                "The report starts with Document of urn:iso:std:iso:20022:tech:xsd:pain.002.001.03; Document of "
                        + Pain002Reader.NAMESPACE + " is expected.",
                GOOD.replace("pain.002.001.10", "pain.002.001.03"));
        refused(
                "The report starts with Dokument of " + Pain002Reader.NAMESPACE + "; Document of "
                        + Pain002Reader.NAMESPACE + " is expected.",
                GOOD.replace("Document", "Dokument"));
        refused("The report lacks the message id.", GOOD.replace("CstmrPmtStsRpt", "CstmrPmtStsRqt"));
    }

    @Test
    void otherEncodingsAndSectionsAreRefused() {
        refused("The report is not encoded in UTF-8.", GOOD.replace("UTF-8", "ISO-8859-1"));
        BankReportFault fault = assertThrows(
                BankReportFault.class,
                () -> read(new ByteArrayInputStream(
                        GOOD.replace(" encoding=\"UTF-8\"", "").getBytes(UTF_16))));
        assertEquals("The report is not encoded in UTF-8.", fault.getMessage());
        refused(
                "The report carries a CDATA section or an entity; neither is read.",
                GOOD.replace(">R1<", "><![CDATA[R1]]><"));
        refusedAsBroken(GOOD.replace("</GrpHdr>", "</GrpHdx>"));
        refusedAsBroken(GOOD.strip() + "<Document/>");
        refusedAsBroken("PK\u0003\u0004 no XML at all");
    }

    @Test
    void anySingleDamageIsReadOrRefusedPlainly() {
        SplittableRandom random = new SplittableRandom(20231218);
        byte[] whole = GOOD.getBytes(UTF_8);
        int refused = 0;
        for (int round = 0; round < 5000; round++) {
            byte[] damaged = whole.clone();
            for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                read(new ByteArrayInputStream(damaged));
            } catch (BankReportFault fault) {
                refused++;
                assertTrue(fault.getMessage().startsWith("The report "), fault.getMessage());
            }
        }
        assertTrue(refused > 2500, "only " + refused + " of 5000 were refused");
    }

    @Test
    void faultsOfOthersAreNotBlamedOnTheReport() {
        IOException disk = new IOException("disk");
        InputStream broken = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw disk;
            }
        };
        assertSame(
                disk,
                assertThrows(UncheckedIOException.class, () -> read(broken)).getCause());
        IllegalStateException consumers = new IllegalStateException("no more");
        assertSame(
                consumers,
                assertThrows(
                        IllegalStateException.class,
                        () -> new Pain002Reader(1 << 20).read(new ByteArrayInputStream(GOOD.getBytes(UTF_8)), row -> {
                            throw consumers;
                        })));
    }

    private static void refused(String sentence, String report) {
        BankReportFault fault =
                assertThrows(BankReportFault.class, () -> read(new ByteArrayInputStream(report.getBytes(UTF_8))));
        assertEquals(sentence, fault.getMessage());
    }

    private static void refusedAsBroken(String report) {
        BankReportFault fault =
                assertThrows(BankReportFault.class, () -> read(new ByteArrayInputStream(report.getBytes(UTF_8))));
        assertTrue(
                fault.getMessage().matches("The report (is not well-formed XML near line \\d+|carries .*)\\.?.*"),
                fault.getMessage());
    }

    private static BankReportHeader read(InputStream report) {
        return new Pain002Reader(1 << 22).read(report, row -> {});
    }
}
