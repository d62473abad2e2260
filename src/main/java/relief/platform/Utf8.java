package relief.platform;

/** Tells UTF-8 from what looks like it (Unicode 15, table 3-7), because JSON parsers are lenient with it. */
final class Utf8 {
    private static final int CONTINUATION_BITS = 6;

    private Utf8() {}

    /** True for well-formed UTF-8 without NUL: no overlong form, no surrogate, nothing beyond U+10FFFF, nothing cut. */
    static boolean isText(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            byte lead = bytes[i++];
            if (lead > 0) {
                continue;
            }
            int more = continuationBytes(lead);
            if (more == 0 || i + more > bytes.length || !isContinued(bytes, i, lead, more)) {
                return false;
            }
            i += more;
        }
        return true;
    }

    /** @return how many bytes must follow; 0 for a byte that begins nothing */
    private static int continuationBytes(byte lead) {
        int value = lead & 0xFF;
        if (value >= 0xC2 && value <= 0xDF) {
            return 1;
        }
        if (value >= 0xE0 && value <= 0xEF) {
            return 2;
        }
        return value >= 0xF0 && value <= 0xF4 ? 3 : 0;
    }

    private static boolean isContinued(byte[] bytes, int from, byte lead, int more) {
        int codePoint = lead & (0x3F >> more);
        for (int i = from; i < from + more; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return false;
            }
            codePoint = (codePoint << CONTINUATION_BITS) | (bytes[i] & 0x3F);
        }
        return switch (more) {
            case 1 -> true;
            case 2 ->
                codePoint >= 0x800 && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
            default -> codePoint >= 0x10000 && codePoint <= Character.MAX_CODE_POINT;
        };
    }
}
