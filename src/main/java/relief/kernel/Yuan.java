package relief.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns whole fen into written yuan and back, exactly and in one way on every machine. */
public final class Yuan {
    /** The most bytes {@link #appendPlain} writes. */
    public static final int MAX_PLAIN_LENGTH = 21;

    private static final int MAX_YUAN_DIGITS = 16;

    private Yuan() {}

    /** For people: {@code 7,319,100.00}. */
    public static String format(long fen) {
        StringBuilder text = new StringBuilder(plain(fen));
        int firstDigit = fen < 0 ? 1 : 0;
        for (int at = text.length() - 6; at > firstDigit; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    /** For files: {@code 42000.00}. */
    public static String plain(long fen) {
        byte[] text = new byte[MAX_PLAIN_LENGTH];
        return new String(text, 0, appendPlain(fen, text, 0), StandardCharsets.ISO_8859_1);
    }

    /** Writes what {@link #plain} answers as ASCII into the target from {@code at} on, and answers the end. */
    public static int appendPlain(long fen, byte[] target, int at) {
        // Counted down in negative numbers, which unlike the positive ones hold every long.
        long rest = fen < 0 ? fen : -fen;
        int start = at;
        if (fen < 0) {
            target[start++] = '-';
        }
        int end = start + plainLength(rest);
        int position = end;
        for (int written = 0; position > start; written++) {
            if (written == 2) {
                target[--position] = '.';
            }
            target[--position] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        return end;
    }

    /** The fault of a written amount, or empty; groups of three may be parted by commas, fen may be left out. */
    public static Optional<Flaw> check(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int yuanEnd = point < 0 ? text.length() : point;
        if (point >= 0 && !areFen(text, point + 1)) {
            return Flaw.found(Flaw.Kind.FORMAT, "must have one or two decimals after a dot");
        }
        int digits = 0;
        for (int i = start; i < yuanEnd; i++) {
            if (text.charAt(i) != ',') {
                digits++;
            }
        }
        if (digits < 1 || digits > MAX_YUAN_DIGITS) {
            return Flaw.found(Flaw.Kind.LENGTH, "must have 1 to 16 digits of yuan");
        }
        return areYuan(text, start, yuanEnd)
                ? Optional.empty()
                : Flaw.found(Flaw.Kind.CHARACTERS, "must be digits, in groups of three if parted by commas");
    }

    /** The amount in fen; refuses what {@link #check} finds faulty. */
    public static long parse(String text) {
        Optional<Flaw> fault = check(text);
        if (fault.isPresent()) {
            throw fault.get().refusal("amount");
        }
        int point = text.indexOf('.');
        int yuanEnd = point < 0 ? text.length() : point;
        long fen = 0;
        for (int i = 0; i < yuanEnd; i++) {
            if (Digits.isDigit(text.charAt(i))) {
                fen = fen * 10 + Digits.valueAt(text, i);
            }
        }
        for (int i = yuanEnd + 1; i <= yuanEnd + 2; i++) {
            fen = fen * 10 + (i < text.length() ? Digits.valueAt(text, i) : 0);
        }
        return text.startsWith("-") ? -fen : fen;
    }

    /** Bytes of an amount given as a negative number, without its sign. */
    private static int plainLength(long negativeFen) {
        int length = 4;
        for (long rest = negativeFen / 1000; rest != 0; rest /= 10) {
            length++;
        }
        return length;
    }

    private static boolean areFen(String text, int from) {
        int decimals = text.length() - from;
        return (decimals == 1 || decimals == 2) && Digits.areDigits(text, from, text.length());
    }

    private static boolean areYuan(String text, int start, int end) {
        boolean grouped = text.indexOf(',') >= 0;
        if (grouped && (end - start) % 4 == 0) {
            return false;
        }
        for (int i = start; i < end; i++) {
            boolean commaDue = grouped && i > start && (end - i) % 4 == 0;
            if (commaDue ? text.charAt(i) != ',' : !Digits.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
