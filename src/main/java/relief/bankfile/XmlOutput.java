package relief.bankfile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/** Encodes XML as UTF-8, escaping what would be markup and refusing what XML 1.0 cannot carry. */
public final class XmlOutput extends ByteOutput {
    /** The widest encoding of one UTF-16 unit, that of an escaped quotation mark. */
    private static final int BYTES_PER_CHAR = 6;

    private static final byte[][] ESCAPES = new byte[0x80][];

    static {
        ESCAPES['&'] = "&amp;".getBytes(US_ASCII);
        ESCAPES['<'] = "&lt;".getBytes(US_ASCII);
        ESCAPES['>'] = "&gt;".getBytes(US_ASCII);
        ESCAPES['"'] = "&quot;".getBytes(US_ASCII);
        ESCAPES['\''] = "&apos;".getBytes(US_ASCII);
    }

    public XmlOutput(OutputStream target) {
        super(target);
    }

    @Override
    public XmlOutput text(String text) throws IOException {
        int length = text.length();
        makeRoom(text, BYTES_PER_CHAR);
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
