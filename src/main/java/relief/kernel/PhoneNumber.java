package relief.kernel;

import java.util.Optional;

/** A telephone number of mainland China, mobile or landline with area code, as bare digits; shows itself masked. */
public record PhoneNumber(String value) {
    private static final int MOBILE_LENGTH = 11;

    public PhoneNumber {
        value = normalise(value);
        Optional<Flaw> fault = faultOf(value);
        if (fault.isPresent()) {
            throw fault.get().refusal("phone number");
        }
    }

    public static PhoneNumber of(String text) {
        return new PhoneNumber(text);
    }

    /** The fault of the text, or empty; spaces, hyphens and a leading +86 are no fault. */
    public static Optional<Flaw> check(String text) {
        return faultOf(normalise(text));
    }

    public boolean isMobile() {
        return value.charAt(0) == '1';
    }

    /** {@code 138****1234}, or for a landline the area code and the last three digits. */
    public String masked() {
        int shownAtStart = isMobile() ? 3 : areaCodeLength(value);
        int shownAtEnd = isMobile() ? 4 : 3;
        return value.substring(0, shownAtStart) + "****" + value.substring(value.length() - shownAtEnd);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static String normalise(String text) {
        String bare = text.strip().replace("-", "").replace(" ", "");
        return bare.startsWith("+86") ? bare.substring(3) : bare;
    }

    private static Optional<Flaw> faultOf(String digits) {
        if (!Digits.areDigits(digits, 0, digits.length())) {
            return Flaw.found(Flaw.Kind.CHARACTERS, "must consist of digits");
        }
        if (digits.startsWith("1")) {
            return mobileFault(digits);
        }
        if (digits.startsWith("0")) {
            return landlineFault(digits);
        }
        return Flaw.found(Flaw.Kind.FORMAT, "must be a mobile number or a landline with its area code");
    }

    private static Optional<Flaw> mobileFault(String digits) {
        if (digits.length() != MOBILE_LENGTH) {
            return Flaw.found(Flaw.Kind.LENGTH, "a mobile number has 11 digits");
        }
        return digits.charAt(1) >= '3'
                ? Optional.empty()
                : Flaw.found(Flaw.Kind.FORMAT, "a mobile number starts with 13 to 19");
    }

    private static Optional<Flaw> landlineFault(String digits) {
        int areaCodeLength = areaCodeLength(digits);
        int localLength = digits.length() - areaCodeLength;
        if (localLength != 7 && localLength != 8) {
            return Flaw.found(Flaw.Kind.LENGTH, "a landline has 7 or 8 digits after its area code");
        }
        char first = digits.charAt(areaCodeLength);
        return digits.charAt(1) != '0' && first >= '2' && first <= '8'
                ? Optional.empty()
                : Flaw.found(Flaw.Kind.FORMAT, "must be a landline with its area code");
    }

    /** 010 and 02x are the only area codes of three digits. */
    private static int areaCodeLength(String digits) {
        return digits.startsWith("010") || digits.startsWith("02") ? 3 : 4;
    }
}
