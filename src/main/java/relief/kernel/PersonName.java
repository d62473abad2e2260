package relief.kernel;

import java.util.Optional;

/** A person's name in the one spelling used for matching and for banks; shows itself masked. */
public record PersonName(String value) {
    /** What stands between the parts of a name such as 卓玛·央金. */
    public static final char NAME_DOT = '·';

    private static final int MAX_LENGTH = 50;
    /** Middle dots and full stops that keyboards and departments' files put between the parts of a name. */
    private static final String NAME_DOTS = "·•‧・.．･∙⋅";

    public PersonName {
        value = normalise(value);
        Optional<Flaw> fault = faultOf(value);
        if (fault.isPresent()) {
            throw fault.get().refusal("name");
        }
    }

    public static PersonName of(String text) {
        return new PersonName(text);
    }

    public static Optional<Flaw> check(String text) {
        return faultOf(normalise(text));
    }

    /** Whether it is one of the signs that are kept as {@link #NAME_DOT}. */
    public static boolean isNameDot(char c) {
        return NAME_DOTS.indexOf(c) >= 0;
    }

    /** First and last character with stars between, {@code 马*花}; of two characters the first, {@code 马*}. */
    public String masked() {
        int length = PlainText.length(value);
        int firstEnd = value.offsetByCodePoints(0, 1);
        if (length <= 2) {
            return value.substring(0, firstEnd) + "*";
        }
        int lastStart = value.offsetByCodePoints(value.length(), -1);
        return value.substring(0, firstEnd) + "*".repeat(length - 2) + value.substring(lastStart);
    }

    @Override
    public String toString() {
        return masked();
    }

    /** NFC, one space for any white space, none at the ends and around a name dot, one sign for all name dots. */
    private static String normalise(String text) {
        if (isPlainHan(text)) {
            return text;
        }
        String composed = PlainText.nfc(text).strip();
        StringBuilder name = new StringBuilder(composed.length());
        boolean spacePending = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (isSpace(c)) {
                spacePending = !name.isEmpty() && name.charAt(name.length() - 1) != NAME_DOT;
                continue;
            }
            boolean dot = isNameDot(c);
            if (spacePending && !dot) {
                name.append(' ');
            }
            spacePending = false;
            name.append(dot ? NAME_DOT : c);
        }
        return name.toString();
    }

    /** As nearly all names are: the common ideographs, which have one spelling only. */
    private static boolean isPlainHan(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x4E00 || c > 0x9FA5) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || Character.isSpaceChar(c);
    }

    private static Optional<Flaw> faultOf(String name) {
        int length = PlainText.length(name);
        if (length < 1 || length > MAX_LENGTH) {
            return PlainText.lengthFault(1, MAX_LENGTH);
        }
        boolean hasLetter = false;
        for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
            int codePoint = name.codePointAt(i);
            if (!isAllowed(codePoint)) {
                return Flaw.found(Flaw.Kind.CHARACTERS, "must not contain control, private-use or unknown characters");
            }
            hasLetter |= isLetter(codePoint);
        }
        return hasLetter ? Optional.empty() : Flaw.found(Flaw.Kind.FORMAT, "must contain a letter");
    }

    private static boolean isLetter(int codePoint) {
        return Character.isLetter(codePoint) || isIdeographNewerThanRuntime(codePoint);
    }

    private static boolean isAllowed(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> false;
            case Character.UNASSIGNED -> isIdeographNewerThanRuntime(codePoint);
            default -> true;
        };
    }

    /** Java 17 knows Unicode 13; rare names use ideographs added since, all in ranges set aside for them. */
    private static boolean isIdeographNewerThanRuntime(int codePoint) {
        boolean inLatePartOfBasicBlock = codePoint >= 0x9FF0 && codePoint <= 0x9FFF;
        boolean inIdeographicPlanes = codePoint >= 0x20000 && codePoint <= 0x3FFFF;
        boolean nonCharacter = (codePoint & 0xFFFE) == 0xFFFE;
        return inLatePartOfBasicBlock || (inIdeographicPlanes && !nonCharacter);
    }
}
