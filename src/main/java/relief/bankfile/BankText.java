package relief.bankfile;

import java.util.Locale;
import java.util.Optional;
import relief.bankfile.RowFlaw.Kind;
import relief.kernel.CnapsCode;
import relief.kernel.PersonName;

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
    static Optional<FieldFault> findIdFault(String value, int longest) {
        Optional<FieldFault> fault = findLengthFault(value, longest);
        if (fault.isPresent()) {
            return fault;
        }
        for (int index = 0; index < value.length(); index++) {
            char unit = value.charAt(index);
            if (!isDigit(unit) && !isLetter(unit) && "._/-".indexOf(unit) < 0) {
                return fault(Kind.WRONG_FORM, "holds " + nameOf(unit) + "; letters, digits and . _ / - are allowed");
            }
        }
        return Optional.empty();
    }

    static Optional<FieldFault> findBankFault(String value) {
        return value == null || value.isBlank()
                ? fault(Kind.MISSING, "is missing")
                : CnapsCode.check(value)
                        .map(flaw -> new FieldFault(Kind.WRONG_FORM, "is no CNAPS code: " + flaw.detail()));
    }

    static Optional<FieldFault> findPurposeCodeFault(String value) {
        boolean fits = value != null
                && !value.isEmpty()
                && value.length() <= PURPOSE_CODE_LENGTH
                && value.chars().allMatch(unit -> (unit >= 'A' && unit <= 'Z') || (unit >= '0' && unit <= '9'));
        return fits
                ? Optional.empty()
                : fault(Kind.WRONG_FORM, "must be an ISO 20022 purpose code of 1 to 4 capitals or digits");
    }

    /** What is wrong with a text of any script: blank, too long, or a character that no file can carry. */
    static Optional<FieldFault> findTextFault(String value, int longest) {
        Optional<FieldFault> fault = findLengthFault(value, longest);
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
                String detail = "holds " + nameOf(unit) + " at place " + (index + 1) + ", which no file can carry";
                return fault(Kind.FORBIDDEN_CHARACTER, detail);
            }
        }
        return Optional.empty();
    }

    static void require(String field, Optional<FieldFault> fault) {
        if (fault.isPresent()) {
            throw new IllegalArgumentException(field + " " + fault.get().detail());
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
    static String nameOf(int codePoint) {
        String digits = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
        return "U+" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    /** The name with {@code ·} for every dot that keyboards and departments' files put between its parts. */
    static String withNameDots(String name) {
        for (int index = 0; index < name.length(); index++) {
            char unit = name.charAt(index);
            if (unit != PersonName.NAME_DOT && PersonName.isNameDot(unit)) {
                return replaceDots(name);
            }
        }
        return name;
    }

    private static String replaceDots(String name) {
        StringBuilder dotted = new StringBuilder(name);
        for (int index = 0; index < name.length(); index++) {
            if (PersonName.isNameDot(name.charAt(index))) {
                dotted.setCharAt(index, PersonName.NAME_DOT);
            }
        }
        return dotted.toString();
    }

    static Optional<FieldFault> fault(Kind kind, String detail) {
        return Optional.of(new FieldFault(kind, detail));
    }

    private static Optional<FieldFault> findLengthFault(String value, int longest) {
        if (value == null || value.isBlank()) {
            return fault(Kind.MISSING, "is missing");
        }
        return value.length() <= longest
                ? Optional.empty()
                : fault(Kind.TOO_LONG, "has " + value.length() + " characters; " + longest + " are allowed");
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    private static boolean isLetter(char unit) {
        return (unit >= 'A' && unit <= 'Z') || (unit >= 'a' && unit <= 'z');
    }
}
