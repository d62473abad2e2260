package relief.payment;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The payment file that a bank's report answers, by the message id under which it went to the bank.
 *
 * @param number of the file within its run, from 1 on
 */
public record AnsweredFile(UUID run, int number) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}[0-9a-z]{3}");
    private static final int RUN_DIGITS = 32;
    private static final int BASE = 36;

    /** Empty if the id is none of ours. */
    public static Optional<AnsweredFile> find(String messageId) {
        if (messageId == null || !ID.matcher(messageId).matches()) {
            return Optional.empty();
        }
        UUID run = new UUID(
                Long.parseUnsignedLong(messageId, 0, RUN_DIGITS / 2, 16),
                Long.parseUnsignedLong(messageId, RUN_DIGITS / 2, RUN_DIGITS, 16));
        return Optional.of(new AnsweredFile(run, Integer.parseInt(messageId, RUN_DIGITS, messageId.length(), BASE)));
    }

    /** Within 35 characters: 32 of the run's id leave three for the number, so it is written to the base of 36. */
    String messageId() {
        String digits = Integer.toString(number, BASE);
        return run.toString().replace("-", "") + "0".repeat(Math.max(0, 3 - digits.length())) + digits;
    }
}
