package relief.reconciliation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;

/** The formats of banks' reports, told apart by what stands in them, for a file's name says nothing. */
enum ReportFormat {
    PAIN_002,
    CAMT_054,
    RETURN_FILE;

    /** The root element of an XML report stands well within. */
    static final int PEEKED_BYTES = 16 * 1024;

    private static final String CAMT_054_NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.";

    /** @param report able to go back to its beginning, where it stands again afterwards */
    static ReportFormat of(InputStream report) throws IOException {
        report.mark(PEEKED_BYTES);
        // Names and marks are ASCII in every encoding that a reader takes.
        String start = new String(report.readNBytes(PEEKED_BYTES), ISO_8859_1);
        report.reset();
        String text = start.startsWith("\u00EF\u00BB\u00BF") ? start.substring(3) : start;
        if (text.startsWith("H")) {
            return RETURN_FILE;
        }
        return text.contains(CAMT_054_NAMESPACE) ? CAMT_054 : PAIN_002;
    }
}
