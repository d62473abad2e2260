package relief.payment;

import java.util.Optional;
import relief.bankfile.BankText;

/**
 * The name under which one attempt to pay one grant is known to us and to the bank, unique for ever: {@code JZ},
 * township (9), sequence (10), attempt (2).
 */
public record EndToEndId(String township, long sequence, int attempt) {
    private static final String PREFIX = "JZ";
    private static final int TOWNSHIP_DIGITS = 9;
    private static final int SEQUENCE_DIGITS = 10;
    private static final int ATTEMPT_DIGITS = 2;
    private static final int SEQUENCE_START = PREFIX.length() + TOWNSHIP_DIGITS;
    private static final int ATTEMPT_START = SEQUENCE_START + SEQUENCE_DIGITS;
    private static final int LENGTH = ATTEMPT_START + ATTEMPT_DIGITS;
    private static final long LAST_SEQUENCE = 9_999_999_999L;
    private static final int LAST_ATTEMPT = 99;

    public EndToEndId {
        if (!BankText.isDigits(township, TOWNSHIP_DIGITS)) {
            throw new IllegalArgumentException("a township has a code of 9 digits, not " + township);
        }
        if (sequence < 1 || sequence > LAST_SEQUENCE) {
            throw new IllegalArgumentException("sequence " + sequence + " is not within 1 to " + LAST_SEQUENCE);
        }
        if (attempt < 1 || attempt > LAST_ATTEMPT) {
            throw new IllegalArgumentException("attempt " + attempt + " is not within 1 to " + LAST_ATTEMPT);
        }
    }

    /** Reads the text of an id; empty if it is none of ours, for example in a stranger's bank report. */
    public static Optional<EndToEndId> find(String text) {
        if (text == null
                || !text.startsWith(PREFIX)
                || !BankText.isDigits(text.substring(PREFIX.length()), LENGTH - PREFIX.length())) {
            return Optional.empty();
        }
        long sequence = Long.parseLong(text, SEQUENCE_START, ATTEMPT_START, 10);
        int attempt = Integer.parseInt(text, ATTEMPT_START, LENGTH, 10);
        if (sequence == 0 || attempt == 0) {
            return Optional.empty();
        }
        return Optional.of(new EndToEndId(text.substring(PREFIX.length(), SEQUENCE_START), sequence, attempt));
    }

    /** The 23 characters that stand in the file, in ASCII digits whatever the locale. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(LENGTH).append(PREFIX).append(township);
        appendPadded(text, sequence, SEQUENCE_DIGITS);
        appendPadded(text, attempt, ATTEMPT_DIGITS);
        return text.toString();
    }

    private static void appendPadded(StringBuilder text, long number, int digits) {
        String plain = Long.toString(number);
        text.append("0".repeat(digits - plain.length())).append(plain);
    }
}
