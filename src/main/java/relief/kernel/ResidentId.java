package relief.kernel;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** A valid resident identity number (GB 11643), by which a person is recognised everywhere; shows itself masked. */
public record ResidentId(String value) {
    private static final int LENGTH = 18;
    private static final int BODY_LENGTH = 17;
    private static final int OLDEST_BIRTH_YEAR = 1900;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_DIGITS = "10X98765432";

    public ResidentId {
        Optional<Flaw> fault = check(value);
        if (fault.isPresent()) {
            throw fault.get().refusal("resident ID");
        }
        if (value.charAt(BODY_LENGTH) == 'x') {
            value = value.substring(0, BODY_LENGTH) + 'X';
        }
    }

    public static ResidentId of(String text) {
        return new ResidentId(text);
    }

    /** The first fault of the text, or empty; a birth date in the future is for those who have a clock. */
    public static Optional<Flaw> check(String text) {
        if (text.length() != LENGTH) {
            return Flaw.found(Flaw.Kind.LENGTH, "must have 18 characters");
        }
        char last = text.charAt(BODY_LENGTH);
        if (!Digits.areDigits(text, 0, BODY_LENGTH) || !(Digits.isDigit(last) || last == 'X' || last == 'x')) {
            return Flaw.found(Flaw.Kind.CHARACTERS, "must be 17 digits and a digit or X");
        }
        if (!hasRealBirthDate(text)) {
            return Flaw.found(Flaw.Kind.BIRTH_DATE, "digits 7 to 14 must be a real date since 1900");
        }
        char expected = checkDigitOf(text);
        if (last != expected && !(last == 'x' && expected == 'X')) {
            return Flaw.found(Flaw.Kind.CHECK_DIGIT, "the check digit must be " + expected);
        }
        return Optional.empty();
    }

    /** The eighteenth character that belongs to the seventeen digits. */
    public static char checkDigit(String first17) {
        if (first17.length() != BODY_LENGTH || !Digits.areDigits(first17, 0, BODY_LENGTH)) {
            throw new IllegalArgumentException("17 digits are needed");
        }
        return checkDigitOf(first17);
    }

    public LocalDate birthDate() {
        return LocalDate.of(year(value), month(value), day(value));
    }

    public Sex sex() {
        return Digits.valueAt(value, 16) % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** The county of the first registration, which may have been dissolved since. */
    public String regionCode() {
        return value.substring(0, 6);
    }

    public String masked() {
        return value.substring(0, 6) + "********" + value.substring(14);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static char checkDigitOf(String text) {
        int sum = 0;
        for (int i = 0; i < BODY_LENGTH; i++) {
            sum += WEIGHTS[i] * Digits.valueAt(text, i);
        }
        return CHECK_DIGITS.charAt(sum % 11);
    }

    private static boolean hasRealBirthDate(String text) {
        int year = year(text);
        int month = month(text);
        int day = day(text);
        return year >= OLDEST_BIRTH_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
    }

    private static int year(String text) {
        return Digits.valueAt(text, 6) * 1000
                + Digits.valueAt(text, 7) * 100
                + Digits.valueAt(text, 8) * 10
                + Digits.valueAt(text, 9);
    }

    private static int month(String text) {
        return Digits.valueAt(text, 10) * 10 + Digits.valueAt(text, 11);
    }

    private static int day(String text) {
        return Digits.valueAt(text, 12) * 10 + Digits.valueAt(text, 13);
    }
}
