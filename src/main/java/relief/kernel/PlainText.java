package relief.kernel;

import java.text.Normalizer;
import java.util.Optional;

/** The one spelling free text is kept in, so that equal texts are equal bytes and PostgreSQL and XML can carry them. */
public final class PlainText {
    private PlainText() {}

    /** NFC, white space at both ends removed, line ends as {@code \n}. */
    public static String normalise(String text) {
        String unixLines = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
        return nfc(unixLines).strip();
    }

    /** The fault of the text once normalised, or empty; lengths in code points, both inclusive. */
    public static Optional<Flaw> check(String text, int minLength, int maxLength) {
        String normal = normalise(text);
        int length = length(normal);
        if (length < minLength || length > maxLength) {
            return lengthFault(minLength, maxLength);
        }
        for (int i = 0; i < normal.length(); i = normal.offsetByCodePoints(i, 1)) {
            if (!isAllowed(normal.codePointAt(i))) {
                return Flaw.found(Flaw.Kind.CHARACTERS, "must not contain control characters or broken surrogates");
            }
        }
        return Optional.empty();
    }

    /** In code points, as people and PostgreSQL count. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    static String nfc(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    static Optional<Flaw> lengthFault(int minLength, int maxLength) {
        return Flaw.found(Flaw.Kind.LENGTH, "must have " + minLength + " to " + maxLength + " characters");
    }

    private static boolean isAllowed(int codePoint) {
        int type = Character.getType(codePoint);
        boolean refused = type == Character.CONTROL || type == Character.SURROGATE;
        return codePoint == '\n' || codePoint == '\t' || !refused;
    }
}
