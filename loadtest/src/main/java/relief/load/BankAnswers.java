package relief.load;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a bank answers to files of payments, row by row: 97 of a hundred are settled, three rejected because the account
 * is blocked. Written as a pain.002.001.10 and, for PostgreSQL alone, as the columns of a table.
 */
final class BankAnswers {
    private static final String ROW = "<CdtTrfTxInf>";
    private static final int HUNDRED = 100;
    private static final int REJECTED_OF_HUNDRED = 3;

    private final List<Path> files;
    private long rows;
    private long rejected;

    /** @param files pain.001 files as they were sent, which begin a line for each payment */
    BankAnswers(List<Path> files) {
        this.files = files;
    }

    private record Row(String id, String yuan, String account, boolean rejected) {}

    private interface Rows {
        void take(Row row) throws IOException;
    }

    /** @return the SHA-256 of the report */
    String writeReport(Path target, String messageId) throws IOException {
        MessageDigest digest = sha256();
        try (Writer out = new BufferedWriter(new OutputStreamWriter(
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(target)), digest),
                StandardCharsets.UTF_8))) {
            String original = originalMessageId();
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt>\n"
                    + "<GrpHdr><MsgId>" + messageId + "</MsgId><CreDtTm>2023-12-20T10:00:00+08:00</CreDtTm></GrpHdr>\n"
                    + "<OrgnlGrpInfAndSts><OrgnlMsgId>" + original + "</OrgnlMsgId>"
                    + "<OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>\n"
                    + "<OrgnlPmtInfAndSts><OrgnlPmtInfId>" + original + "</OrgnlPmtInfId>\n");
            read(row -> writeReportRow(out, row));
            out.write("</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>\n");
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void writeReportRow(Writer out, Row row) throws IOException {
        out.write("<TxInfAndSts><OrgnlEndToEndId>" + row.id() + "</OrgnlEndToEndId><TxSts>");
        out.write(row.rejected() ? "RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>" : "ACSC</TxSts>");
        out.write("<OrgnlTxRef><Amt><InstdAmt Ccy=\"CNY\">" + row.yuan() + "</InstdAmt></Amt><CdtrAcct><Id><Othr><Id>"
                + row.account() + "</Id></Othr></Id></CdtrAcct></OrgnlTxRef></TxInfAndSts>\n");
    }

    /** In the text format of COPY: id, amount in fen, account, status, reason. */
    void writeTable(Path target) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(target, StandardCharsets.US_ASCII)) {
            read(row -> out.write(row.id() + "\t" + row.yuan().replace(".", "") + "\t" + row.account()
                    + (row.rejected() ? "\tRJCT\tAC04\n" : "\tACSC\t\\N\n")));
        }
    }

    private void read(Rows taker) throws IOException {
        rows = 0;
        rejected = 0;
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(ROW)) {
                        taker.take(row(line));
                    }
                }
            }
        }
    }

    private Row row(String line) {
        boolean rejects = rows++ % HUNDRED < REJECTED_OF_HUNDRED;
        rejected += rejects ? 1 : 0;
        return new Row(
                between(line, "<EndToEndId>", "<"),
                between(line, "<InstdAmt Ccy=\"CNY\">", "<"),
                between(line, "<CdtrAcct><Id><Othr><Id>", "<"),
                rejects);
    }

    private String originalMessageId() throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(files.get(0), StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.contains("<MsgId>")) {
                    return between(line, "<MsgId>", "<");
                }
            }
        }
        throw new IllegalStateException(files.get(0) + " has no message id: is it a pain.001?");
    }

    private static String between(String line, String begin, String end) {
        int from = line.indexOf(begin) + begin.length();
        return line.substring(from, line.indexOf(end, from));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows written last. */
    long rows() {
        return rows;
    }

    /** Of the rows written last. */
    long rejected() {
        return rejected;
    }
}
