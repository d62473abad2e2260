package relief.kernel;

/** Knows ASCII digits only, because {@code Character.isDigit} lets full-width and Arabic ones through. */
final class Digits {
    private Digits() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    static int valueAt(String text, int index) {
        return text.charAt(index) - '0';
    }
}
