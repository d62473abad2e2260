package relief.bankfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads pain.001 as a bank would, once the schema has found nothing. */
final class Pain001Reader {
    private Pain001Reader() {}

    /** Rows of a valid file whose counts and sums are those of its rows. */
    static List<PaymentInstruction> read(byte[] file, PaymentFormat format) throws Exception {
        validate(file, format);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element document = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(file))
                .getDocumentElement();
        NodeList transfers = document.getElementsByTagNameNS("*", "CdtTrfTxInf");
        List<PaymentInstruction> rows = new ArrayList<>();
        long totalFen = 0;
        for (int index = 0; index < transfers.getLength(); index++) {
            rows.add(row((Element) transfers.item(index)));
            totalFen += rows.get(index).amountFen();
        }
        for (int level = 0; level < 2; level++) {
            assertEquals(rows.size(), Integer.parseInt(text(document, "NbOfTxs", level)));
            assertEquals(
                    BigDecimal.valueOf(totalFen, 2).toPlainString(),
                    new BigDecimal(text(document, "CtrlSum", level)).toPlainString());
        }
        return rows;
    }

    /**
     * No test library carries the general schema of version 03. In the elements used here it differs from 09 by its
     * namespace and by the execution date alone, so a file of it is judged by the schema of 09 with these two exchanged.
     */
    private static void validate(byte[] file, PaymentFormat format) throws SAXException, IOException {
        byte[] document = file;
        if (format == PaymentFormat.PAIN_001_001_03) {
            String text = new String(file, UTF_8);
            String renewed = text.replaceFirst("pain\\.001\\.001\\.03", "pain.001.001.09")
                    .replaceFirst(
                            "<ReqdExctnDt>(\\d{4}-\\d\\d-\\d\\d)</ReqdExctnDt>",
                            "<ReqdExctnDt><Dt>$1</Dt></ReqdExctnDt>");
            assertEquals(text.length() + "<Dt></Dt>".length(), renewed.length());
            document = renewed.getBytes(UTF_8);
        }
        new BankSchema("pain.001.001.09").validate(document);
    }

    private static PaymentInstruction row(Element transfer) {
        Element account =
                (Element) transfer.getElementsByTagNameNS("*", "CdtrAcct").item(0);
        assertEquals("CNAPS", text(transfer, "Cd", 0));
        return new PaymentInstruction(
                text(transfer, "EndToEndId", 0),
                new BigDecimal(text(transfer, "InstdAmt", 0)).movePointRight(2).longValueExact(),
                text(transfer, "Nm", 0),
                text((Element) account.getElementsByTagNameNS("*", "Othr").item(0), "Id", 0),
                text(account, "Prtry", 0),
                text(transfer, "MmbId", 0),
                text(transfer, "Ustrd", 0));
    }

    private static String text(Element parent, String name, int index) {
        return parent.getElementsByTagNameNS("*", name).item(index).getTextContent();
    }
}
