package relief.bankfile;

import java.io.IOException;
import java.io.OutputStream;

/** Encodes plain text in a bank's charset, strictly: a character it lacks is refused, never turned into a question mark. */
final class TextOutput extends ByteOutput {
    /** GB18030's and UTF-8's widest encoding of one UTF-16 unit. */
    private static final int BYTES_PER_CHAR = 4;

    private final BankCharset charset;
    private final int[] table;

    TextOutput(OutputStream target, BankCharset charset) {
        super(target);
        this.charset = charset;
        this.table = charset.table();
    }

    @Override
    public TextOutput text(String text) throws IOException {
        makeRoom(text, BYTES_PER_CHAR);
        int end = position;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit < 0x80) {
                buffer[end++] = (byte) unit;
            } else if (Character.isHighSurrogate(unit)) {
                int point = text.codePointAt(index++);
                end = put(point > 0xFFFF ? charset.encodeAstral(point) : BankCharset.LACKING, point, end);
            } else {
                end = put(table[unit], unit, end);
            }
        }
        position = end;
        return this;
    }

    private int put(int encoded, int codePoint, int at) {
        if (encoded == BankCharset.LACKING) {
            throw new IllegalArgumentException(charset.label() + " cannot carry " + BankText.nameOf(codePoint));
        }
        int end = at;
        for (int shift = (BankCharset.length(encoded) - 1) << 3; shift >= 0; shift -= 8) {
            buffer[end++] = (byte) (encoded >> shift);
        }
        return end;
    }
}
