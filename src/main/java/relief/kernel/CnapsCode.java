package relief.kernel;

import java.util.Optional;

/** The twelve digits that name a bank branch in China's payment system: bank 3, region 4, branch 4, check digit. */
public record CnapsCode(String value) {
    private static final int LENGTH = 12;
    private static final int BODY_LENGTH = 11;

    public CnapsCode {
        Optional<Flaw> fault = check(value);
        if (fault.isPresent()) {
            throw fault.get().refusal("bank code");
        }
    }

    public static CnapsCode of(String text) {
        return new CnapsCode(text);
    }

    public static Optional<Flaw> check(String text) {
        if (text.length() != LENGTH) {
            return Flaw.found(Flaw.Kind.LENGTH, "must have 12 digits");
        }
        if (!Digits.areDigits(text, 0, LENGTH)) {
            return Flaw.found(Flaw.Kind.CHARACTERS, "must consist of digits");
        }
        char expected = checkDigitOf(text);
        return text.charAt(BODY_LENGTH) == expected
                ? Optional.empty()
                : Flaw.found(Flaw.Kind.CHECK_DIGIT, "the check digit must be " + expected);
    }

    /** The twelfth digit that belongs to the eleven. */
    public static char checkDigit(String first11) {
        if (first11.length() != BODY_LENGTH || !Digits.areDigits(first11, 0, BODY_LENGTH)) {
            throw new IllegalArgumentException("11 digits are needed");
        }
        return checkDigitOf(first11);
    }

    /** The three digits of the bank the branch belongs to. */
    public String bank() {
        return value.substring(0, 3);
    }

    @Override
    public String toString() {
        return value;
    }

    // ISO 7064 MOD 11,10
    private static char checkDigitOf(String text) {
        int product = 10;
        for (int i = 0; i < BODY_LENGTH; i++) {
            int sum = (product + Digits.valueAt(text, i)) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (char) ('0' + (11 - product) % 10);
    }
}
