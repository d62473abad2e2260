package relief.kernel;

import java.util.Optional;

/**
 * Says why a text is not the value it claims to be, so that an answer can name every faulty field. Never holds the
 * text itself.
 */
public record Flaw(Kind kind, String detail) {
    /** What is wrong, for programs to tell apart. */
    public enum Kind {
        LENGTH,
        CHARACTERS,
        BIRTH_DATE,
        CHECK_DIGIT,
        FORMAT
    }

    static Optional<Flaw> found(Kind kind, String detail) {
        return Optional.of(new Flaw(kind, detail));
    }

    /** The exception for a caller that makes a value without having checked it first. */
    IllegalArgumentException refusal(String what) {
        return new IllegalArgumentException(what + ": " + detail);
    }
}
