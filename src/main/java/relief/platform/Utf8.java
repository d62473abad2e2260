package relief.platform;

/** Tells UTF-8 from what looks like it (Unicode 15, table 3-7), because JSON parsers are lenient with it. */
final class Utf8 {
    private Utf8() {}

    /** True for well-formed UTF-8 without NUL: no overlong form, no surrogate, nothing beyond U+10FFFF, nothing cut. */
    static boolean isText(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            byte lead = bytes[i];
            int length = lead > 0 ? 1 : lengthAfter(lead & 0xFF, i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0);
            if (length == 0 || i + length > bytes.length) {
                return false;
            }
            for (int more = 2; more < length; more++) {
                if ((bytes[i + more] & 0xC0) != 0x80) {
                    return false;
                }
            }
            i += length;
        }
        return true;
    }

    /** @return how many bytes the character has; 0 when no character begins with these two */
    private static int lengthAfter(int lead, int second) {
        if ((second & 0xC0) != 0x80) {
            return 0;
        }
        if (lead >= 0xE0 && lead <= 0xEF) {
            boolean overlong = lead == 0xE0 && second < 0xA0;
            boolean surrogate = lead == 0xED && second >= 0xA0;
            return overlong || surrogate ? 0 : 3;
        }
        if (lead >= 0xC2 && lead <= 0xDF) {
            return 2;
        }
        boolean overlong = lead == 0xF0 && second < 0x90;
        boolean beyond = lead == 0xF4 && second >= 0x90;
        return lead >= 0xF0 && lead <= 0xF4 && !overlong && !beyond ? 4 : 0;
    }
}
