package relief.bankfile;

import java.util.List;
import java.util.Map;

/**
 * How a bank wants rows that no message standard lays out: batch text, CSV and spreadsheets.
 *
 * @param separator stands between the fields of a line
 * @param byteOrderMark whether the file begins with one, for spreadsheet programs that guess otherwise
 * @param titles whether the first line of a table names its columns
 * @param accountKinds how the bank writes CARD and PASSBOOK
 * @param columns in the bank's order
 */
public record RowLayout(
        BankCharset charset,
        char separator,
        LineEnd lineEnd,
        boolean byteOrderMark,
        boolean titles,
        AmountUnit amountUnit,
        Map<String, String> accountKinds,
        List<RowColumn> columns) {
    /** What ends a line. */
    public enum LineEnd {
        CRLF("\r\n"),
        LF("\n");

        private final String characters;

        LineEnd(String characters) {
            this.characters = characters;
        }

        String characters() {
            return characters;
        }
    }

    /** How an amount is written: 1234 fen or 12.34 yuan. */
    public enum AmountUnit {
        FEN,
        YUAN
    }

    public RowLayout {
        accountKinds = Map.copyOf(accountKinds);
        columns = List.copyOf(columns);
    }
}
