package relief.kernel;

import java.util.Objects;
import java.util.Optional;

/** The account that money goes to, as bare digits; shows itself masked. */
public record BankAccount(String number, AccountKind kind) {
    private static final int MIN_LENGTH = 6;
    private static final int MAX_LENGTH = 32;

    public BankAccount {
        Objects.requireNonNull(kind, "kind");
        number = normalise(number);
        Optional<Flaw> fault = faultOf(number);
        if (fault.isPresent()) {
            throw fault.get().refusal("bank account");
        }
    }

    public static BankAccount of(String text, AccountKind kind) {
        return new BankAccount(text, kind);
    }

    /** The fault of the text, or empty; spaces between groups of digits are no fault. */
    public static Optional<Flaw> check(String text) {
        return faultOf(normalise(text));
    }

    /** Whether the last digit is the Luhn digit of the others; says nothing about a passbook. */
    public boolean luhnValid() {
        int sum = 0;
        boolean doubled = false;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = Digits.valueAt(number, i);
            int weighted = doubled ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
            doubled = !doubled;
        }
        return sum % 10 == 0;
    }

    /** Worth a warning, never a refusal: some banks issue cards without a Luhn digit. */
    public boolean isDoubtfulCard() {
        return kind == AccountKind.CARD && !luhnValid();
    }

    public String masked() {
        return "****" + number.substring(number.length() - 4);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static String normalise(String text) {
        return text.strip().replace(" ", "");
    }

    private static Optional<Flaw> faultOf(String number) {
        if (number.length() < MIN_LENGTH || number.length() > MAX_LENGTH) {
            return Flaw.found(Flaw.Kind.LENGTH, "must have 6 to 32 digits");
        }
        return Digits.areDigits(number, 0, number.length())
                ? Optional.empty()
                : Flaw.found(Flaw.Kind.CHARACTERS, "must consist of digits");
    }
}
