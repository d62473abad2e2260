package relief.bankfile;

import java.util.Locale;
import java.util.Optional;
import relief.kernel.CnapsCode;

/** Says what a field of a bank file may hold, so that a row that would spoil the file is refused when it is made. */
public final class BankText {
    /** Longest identification in an ISO 20022 message (Max35Text). */
    static final int ID_LENGTH = 35;
    /** Longest account number (Max34Text). */
    static final int ACCOUNT_LENGTH = 34;
    /** Longest name or remittance line (Max140Text). */
    static final int TEXT_LENGTH = 140;

    private static final int PURPOSE_CODE_LENGTH = 4;

    private BankText() {}

    /** What is wrong with an identification of ASCII letters, digits and {@code . _ / -}. */
    static Optional<String> findIdFault(String value, int longest) {
        Optional<String> fault = findLengthFault(value, longest);
        if (fault.isPresent()) {
            return fault;
        }
        for (int index = 0; index < value.length(); index++) {
            char unit = value.charAt(index);
            if (!isDigit(unit) && !isLetter(unit) && "._/-".indexOf(unit) < 0) {
                return Optional.of("holds " + nameOf(unit) + "; letters, digits and . _ / - are allowed");
            }
        }
        return Optional.empty();
    }

    static Optional<String> findBankFault(String value) {
        return value == null
                ? Optional.of("is missing")
                : CnapsCode.check(value).map(flaw -> "is no CNAPS code: " + flaw.detail());
    }

    static Optional<String> findPurposeCodeFault(String value) {
        boolean fits = value != null
                && !value.isEmpty()
                && value.length() <= PURPOSE_CODE_LENGTH
                && value.chars().allMatch(unit -> (unit >= 'A' && unit <= 'Z') || (unit >= '0' && unit <= '9'));
        return fits ? Optional.empty() : Optional.of("must be an ISO 20022 purpose code of 1 to 4 capitals or digits");
    }

    /** What is wrong with a text of any script: blank, too long, or a character that no file can carry. */
    static Optional<String> findTextFault(String value, int longest) {
        Optional<String> fault = findLengthFault(value, longest);
        if (fault.isPresent()) {
            return fault;
        }
        for (int index = 0; index < value.length(); index++) {
            char unit = value.charAt(index);
            boolean pair = Character.isHighSurrogate(unit)
                    && index + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(index + 1));
            if (pair) {
                index++;
            } else if (Character.isISOControl(unit) || Character.isSurrogate(unit) || unit >= 0xFFFE) {
                return Optional.of("holds " + nameOf(unit) + " at place " + (index + 1) + ", which no file can carry");
            }
        }
        return Optional.empty();
    }

    static void require(String field, Optional<String> fault) {
        if (fault.isPresent()) {
            throw new IllegalArgumentException(field + " " + fault.get());
        }
    }

    public static boolean isDigits(String value, int length) {
        if (value == null || value.length() != length) {
            return false;
        }
        for (int index = 0; index < length; index++) {
            if (!isDigit(value.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    /** The code point, never the text around it: names and accounts do not belong into a message. */
    static String nameOf(char unit) {
        return "U+" + Integer.toHexString(0x10000 | unit).substring(1).toUpperCase(Locale.ROOT);
    }

    private static Optional<String> findLengthFault(String value, int longest) {
        if (value == null || value.isBlank()) {
            return Optional.of("is missing");
        }
        return value.length() <= longest
                ? Optional.empty()
                : Optional.of("has " + value.length() + " characters; " + longest + " are allowed");
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    private static boolean isLetter(char unit) {
        return (unit >= 'A' && unit <= 'Z') || (unit >= 'a' && unit <= 'z');
    }
}
