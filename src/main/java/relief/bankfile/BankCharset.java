package relief.bankfile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The encodings that banks take, each as a table, because a strict encoder called for every name costs more than the
 * rest of its row. All of them write ASCII as it stands and keep no state between characters.
 */
public enum BankCharset {
    UTF_8("UTF-8"),
    GB18030("GB18030"),
    GBK("GBK"),
    GB2312("GB2312");

    /** What {@link #encode} answers for a character that the charset lacks: U+0000 stands in no bank file. */
    static final int LACKING = 0;

    private static final int BASIC_PLANE = 0x10000;
    private static final int GB18030_FIRST = 0x90;

    private static final Map<BankCharset, int[]> TABLES = new ConcurrentHashMap<>();

    private final String label;

    BankCharset(String label) {
        this.label = label;
    }

    static Optional<BankCharset> find(String label) {
        for (BankCharset charset : values()) {
            if (charset.label.equals(label)) {
                return Optional.of(charset);
            }
        }
        return Optional.empty();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(BankCharset::label).toList();
    }

    /** As the world calls it, for example UTF-8. */
    public String label() {
        return label;
    }

    /** The bytes of each UTF-16 unit, the first in the highest used place; {@link #LACKING} for what has none. */
    int[] table() {
        return TABLES.computeIfAbsent(this, charset -> tabulate(Charset.forName(charset.label)));
    }

    /** The bytes of a character above U+FFFF, the first in the highest place, or {@link #LACKING}. */
    int encodeAstral(int codePoint) {
        return switch (this) {
            case UTF_8 ->
                0xF0808080
                        | ((codePoint >> 18) << 24)
                        | (((codePoint >> 12) & 0x3F) << 16)
                        | (((codePoint >> 6) & 0x3F) << 8)
                        | (codePoint & 0x3F);
            case GB18030 -> gb18030(codePoint - BASIC_PLANE);
            case GBK, GB2312 -> LACKING;
        };
    }

    /** How many bytes a word of {@link #table} or {@link #encodeAstral} stands for. */
    static int length(int encoded) {
        return 4 - (Integer.numberOfLeadingZeros(encoded) >> 3);
    }

    // GB 18030-2000: digits to the bases 10, 126 and 10 after the first byte.
    private static int gb18030(int offset) {
        int fourth = 0x30 + offset % 10;
        int third = 0x81 + offset / 10 % 126;
        int second = 0x30 + offset / 1260 % 10;
        int first = GB18030_FIRST + offset / 12_600;
        return (first << 24) | (second << 16) | (third << 8) | fourth;
    }

    private static int[] tabulate(Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        int[] encoded = new int[BASIC_PLANE];
        for (int unit = 1; unit < BASIC_PLANE; unit++) {
            if (encoder.canEncode((char) unit)) {
                encoded[unit] = encode(encoder, (char) unit);
            }
        }
        return encoded;
    }

    private static int encode(CharsetEncoder encoder, char unit) {
        try {
            ByteBuffer bytes = encoder.encode(CharBuffer.wrap(new char[] {unit}));
            int encoded = 0;
            while (bytes.hasRemaining()) {
                encoded = encoded << 8 | (bytes.get() & 0xFF);
            }
            return encoded;
        } catch (CharacterCodingException contradiction) {
            throw new IllegalStateException("what can be encoded is encoded", contradiction);
        }
    }
}
