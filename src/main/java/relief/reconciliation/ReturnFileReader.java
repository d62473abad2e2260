package relief.reconciliation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import relief.payment.AnsweredFile;
import relief.payment.BankWord;

/**
 * Reads the return file of a domestic bank, the counterpart of the batch text it was paid by: a header, a line for each
 * payment, and a trailer whose count, total and digest must hold. Which field is where says the layout of the bank, and
 * which bank it is says the file that the header names.
 */
final class ReturnFileReader implements ReportReader {
    private static final Pattern MESSAGE_ID = Pattern.compile("(?<![0-9A-Za-z])[0-9a-f]{32}[0-9a-z]{3}(?![0-9A-Za-z])");

    private final Function<AnsweredFile, Optional<ReturnLayout>> layouts;

    /** @param layouts that of the bank a file went to; empty for a file that this county did not send */
    ReturnFileReader(Function<AnsweredFile, Optional<ReturnLayout>> layouts) {
        this.layouts = layouts;
    }

    @Override
    public BankReportHeader read(InputStream report, Consumer<BankWord> rows) {
        ReturnLines lines = new ReturnLines(report, ReportUpload.MAX_BYTES);
        byte[] first = lines.next().orElseThrow(ReturnFileReader::torn);
        ReturnLayout layout = layoutOf(first);
        ReturnTotals totals = new ReturnTotals();
        totals.header(ReturnLine.complete(layout.header(), fields(layout, first, "H")));
        while (true) {
            byte[] line = lines.next().orElseThrow(ReturnFileReader::torn);
            if (line[0] == 'T') {
                totals.trailer(ReturnLine.complete(layout.trailer(), fields(layout, line, "T")), lines.digestBefore());
                lines.requireEnd();
                return BankReportHeader.NONE;
            }
            ReturnLine detail = ReturnLine.of(layout.detail(), fields(layout, line, "D"));
            long amountFen = detail.amountFen(layout.yuan());
            totals.add(amountFen);
            rows.accept(detail.word(layout, amountFen));
        }
    }

    private ReturnLayout layoutOf(byte[] header) {
        Matcher named = MESSAGE_ID.matcher(new String(header, ISO_8859_1));
        while (named.find()) {
            Optional<ReturnLayout> layout = AnsweredFile.find(named.group()).flatMap(layouts);
            if (layout.isPresent()) {
                return layout.get();
            }
        }
        throw new BankReportFault("The header of the report names no file that this county sent to a bank.");
    }

    /** The fields after the mark. */
    private static String[] fields(ReturnLayout layout, byte[] line, String mark) {
        String text;
        try {
            text = layout.charset()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException wrong) {
            throw new BankReportFault(
                    "The report is not encoded in " + layout.charset().name() + ".");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new BankReportFault("The report holds a control character.");
        }
        String[] fields = text.split(Pattern.quote(layout.separator()), -1);
        if (!fields[0].equals(mark)) {
            throw new BankReportFault("The report has a line that is neither header, detail nor trailer.");
        }
        return Arrays.copyOfRange(fields, 1, fields.length);
    }

    private static BankReportFault torn() {
        return new BankReportFault("The report ends before it is complete.");
    }
}
