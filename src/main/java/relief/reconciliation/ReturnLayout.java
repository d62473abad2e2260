package relief.reconciliation;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import relief.payment.AnswerMeaning;

/**
 * How one bank tells its results: data, because every bank differs.
 *
 * @param negativeOnly whether a word about a whole file holds for all rows that are not listed
 * @param charset of the return file
 * @param separator between two fields of a line
 * @param yuan whether amounts are written as yuan with decimals, and not as whole fen
 * @param header fields of the first line, after its mark
 * @param detail fields of a line about one payment, after its mark
 * @param trailer fields of the last line, after its mark
 * @param statuses what the bank's words mean
 */
record ReturnLayout(
        boolean negativeOnly,
        Charset charset,
        String separator,
        boolean yuan,
        List<Field> header,
        List<Field> detail,
        List<Field> trailer,
        Map<String, AnswerMeaning> statuses) {
    /** What may stand in a line. */
    enum Field {
        MESSAGE_ID,
        COUNT,
        TOTAL,
        /** SHA-256 of all bytes before the trailer. */
        DIGEST,
        END_TO_END_ID,
        ACCOUNT,
        AMOUNT,
        STATUS,
        REASON,
        SKIP
    }

    ReturnLayout {
        header = List.copyOf(header);
        detail = List.copyOf(detail);
        trailer = List.copyOf(trailer);
        statuses = Map.copyOf(statuses);
    }

    Optional<AnswerMeaning> meaningOf(String status) {
        return Optional.ofNullable(statuses.get(status));
    }
}
