package relief.bankfile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/** Encodes XML straight into one reused byte buffer, because half a million rows cannot afford a String each. */
public final class XmlOutput {
    private static final int BUFFER_BYTES = 1 << 16;
    /** The widest encoding of one UTF-16 unit, that of an escaped quotation mark. */
    private static final int BYTES_PER_CHAR = 6;

    private static final int LONGEST_TEXT = BUFFER_BYTES / BYTES_PER_CHAR;
    private static final int LONGEST_NUMBER = 20;
    private static final byte[][] ESCAPES = new byte[0x80][];

    static {
        ESCAPES['&'] = "&amp;".getBytes(US_ASCII);
        ESCAPES['<'] = "&lt;".getBytes(US_ASCII);
        ESCAPES['>'] = "&gt;".getBytes(US_ASCII);
        ESCAPES['"'] = "&quot;".getBytes(US_ASCII);
        ESCAPES['\''] = "&apos;".getBytes(US_ASCII);
    }

    private final OutputStream target;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;

    public XmlOutput(OutputStream target) {
        this.target = target;
    }

    /** Markup that was encoded beforehand, written as it stands. */
    public XmlOutput raw(byte[] markup) throws IOException {
        makeRoom(markup.length);
        System.arraycopy(markup, 0, buffer, position, markup.length);
        position += markup.length;
        return this;
    }

    /** ASCII markup that stands once in a file, written as it stands. */
    public XmlOutput raw(String markup) throws IOException {
        return raw(markup.getBytes(US_ASCII));
    }

    /**
     * Character data, escaped.
     *
     * @throws IllegalArgumentException at a character that XML 1.0 cannot carry; the buffer is then as before
     */
    public XmlOutput text(String text) throws IOException {
        int length = text.length();
        if (length > LONGEST_TEXT) {
            throw new IllegalArgumentException("a text of " + length + " characters is over " + LONGEST_TEXT);
        }
        makeRoom(length * BYTES_PER_CHAR);
        int end = position;
        for (int index = 0; index < length; index++) {
            char unit = text.charAt(index);
            if (unit < 0x80) {
                end = putAscii(unit, end);
            } else if (unit < 0x800) {
                buffer[end++] = (byte) (0xC0 | (unit >> 6));
                buffer[end++] = continuation(unit);
            } else if (Character.isSurrogate(unit)) {
                end = putPair(unit, ++index < length ? text.charAt(index) : 0, end);
            } else {
                end = putThree(unit, end);
            }
        }
        position = end;
        return this;
    }

    /** Money as yuan with exactly two decimals, whatever the locale. */
    public XmlOutput yuan(long amountFen) throws IOException {
        requireNotNegative(amountFen);
        number(amountFen / 100);
        makeRoom(3);
        int cents = (int) (amountFen % 100);
        buffer[position++] = '.';
        buffer[position++] = (byte) ('0' + cents / 10);
        buffer[position++] = (byte) ('0' + cents % 10);
        return this;
    }

    /** A number of zero or more in plain digits, whatever the locale. */
    public XmlOutput number(long number) throws IOException {
        requireNotNegative(number);
        makeRoom(LONGEST_NUMBER);
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int at = position + digits - 1; at >= position; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        position += digits;
        return this;
    }

    /** Hands what is buffered to the stream below; the stream stays open. */
    public void flush() throws IOException {
        target.write(buffer, 0, position);
        position = 0;
    }

    private static void requireNotNegative(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("no negative number stands in a bank file: " + number);
        }
    }

    private void makeRoom(int bytes) throws IOException {
        if (buffer.length - position < bytes) {
            flush();
        }
    }

    private int putAscii(char unit, int at) {
        byte[] escape = ESCAPES[unit];
        if (escape == null) {
            if (unit < ' ') {
                throw notXml(unit);
            }
            buffer[at] = (byte) unit;
            return at + 1;
        }
        System.arraycopy(escape, 0, buffer, at, escape.length);
        return at + escape.length;
    }

    private int putThree(char unit, int at) {
        if (unit >= 0xFFFE) {
            throw notXml(unit);
        }
        buffer[at] = (byte) (0xE0 | (unit >> 12));
        buffer[at + 1] = continuation(unit >> 6);
        buffer[at + 2] = continuation(unit);
        return at + 3;
    }

    private int putPair(char high, char low, int at) {
        if (!Character.isSurrogatePair(high, low)) {
            throw notXml(high);
        }
        int point = Character.toCodePoint(high, low);
        buffer[at] = (byte) (0xF0 | (point >> 18));
        buffer[at + 1] = continuation(point >> 12);
        buffer[at + 2] = continuation(point >> 6);
        buffer[at + 3] = continuation(point);
        return at + 4;
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    private static IllegalArgumentException notXml(char unit) {
        return new IllegalArgumentException("an XML file cannot carry " + BankText.nameOf(unit));
    }
}
