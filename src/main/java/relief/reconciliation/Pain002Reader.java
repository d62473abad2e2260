package relief.reconciliation;

import java.io.InputStream;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import relief.payment.BankWord;

/**
 * Reads a bank's pain.002.001.10 row by row and tells what stands in it, never what follows from it: a report may come
 * from anyone, be as large as the file it answers, and say less than one hopes.
 */
public final class Pain002Reader implements ReportReader {
    public static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10";

    private static final XmlMessage<Pain002Field> MESSAGE = new XmlMessage<>(NAMESPACE, paths());

    private final long bytesLimit;

    /** A reader that refuses reports over a limit; a row takes some 600 bytes. */
    public Pain002Reader(long bytesLimit) {
        this.bytesLimit = bytesLimit;
    }

    @Override
    public BankReportHeader read(InputStream report, Consumer<BankWord> rows) {
        Pain002Draft draft = new Pain002Draft(rows);
        MESSAGE.read(report, bytesLimit, draft::take);
        return draft.header();
    }

    private static Map<String, Pain002Field> paths() {
        Map<String, Pain002Field> paths = new HashMap<>();
        for (Pain002Field field : EnumSet.allOf(Pain002Field.class)) {
            field.paths().forEach(path -> paths.put("Document/CstmrPmtStsRpt/" + path, field));
        }
        return paths;
    }
}
