package relief.load;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Valid numbers of persons and accounts that do not exist, each from a running number, written as ASCII digits. */
final class Numbers {
    static final int ID_LENGTH = 18;
    static final int ACCOUNT_LENGTH = 19;

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final byte[] CHECK_DIGITS = ascii("10X98765432");
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final byte[] REGION = ascii("639999");
    private static final byte[] ISSUER = ascii("621700");
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1901, 1, 1);
    private static final int DAYS = 44_000;
    private static final int PER_DAY = 1_000;
    private static final byte[][] BIRTHS = births();

    private Numbers() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[][] births() {
        byte[][] births = new byte[DAYS][];
        for (int day = 0; day < DAYS; day++) {
            births[day] = ascii(FIRST_BIRTH.plusDays(day).format(DateTimeFormatter.BASIC_ISO_DATE));
        }
        return births;
    }

    /** GB 11643; unique for the first 44 million persons. Neighbours in the series are born on different days. */
    static void writeId(long person, byte[] to, int at) {
        System.arraycopy(REGION, 0, to, at, 6);
        System.arraycopy(BIRTHS[(int) (person % DAYS)], 0, to, at + 6, 8);
        writeDigits(person / DAYS % PER_DAY, 3, to, at + 14);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (to[at + i] - '0') * WEIGHTS[i];
        }
        to[at + 17] = CHECK_DIGITS[sum % 11];
    }

    /** A card number whose last digit passes the Luhn check. */
    static void writeAccount(long household, byte[] to, int at) {
        System.arraycopy(ISSUER, 0, to, at, 6);
        writeDigits(household, 12, to, at + 6);
        int sum = 0;
        for (int i = 0; i < 18; i++) {
            int digit = to[at + 17 - i] - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        to[at + 18] = (byte) ('0' + (10 - sum % 10) % 10);
    }

    /** In its usual 36 characters. */
    static void writeUuid(UUID id, byte[] to, int at) {
        int position = at;
        for (int i = 0; i < 32; i++) {
            if (i == 8 || i == 12 || i == 16 || i == 20) {
                to[position++] = '-';
            }
            long half = i < 16 ? id.getMostSignificantBits() : id.getLeastSignificantBits();
            to[position++] = HEX[(int) (half >>> (60 - i % 16 * 4)) & 15];
        }
    }

    /** Version 7, which begins with the time, as the intake form makes it. */
    static UUID timeOrderedId(long epochMs, RandomGenerator random) {
        long high = epochMs << 16 | 0x7000L | random.nextLong() & 0xfffL;
        return new UUID(high, random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }

    private static void writeDigits(long value, int digits, byte[] to, int at) {
        long rest = value;
        for (int i = digits - 1; i >= 0; i--) {
            to[at + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
