package relief.identity;

import java.util.Locale;

/** Why somebody was not let in, with the problem and sentence that the caller hears. */
enum AuthFailure {
    MISSING("unauthorized", "No session came with the request."),
    MALFORMED("unauthorized", "What came as a session is none."),
    INVALID("unauthorized", "The session was not issued here."),
    EXPIRED("unauthorized", "The session is over."),
    REVOKED("unauthorized", "The session was signed out, or its user is locked."),
    CSRF("csrf", "Send the header X-Requested-By with every call that changes something."),
    BAD_CREDENTIALS("bad-credentials", "The user is unknown or the password does not fit."),
    LOCKED("bad-credentials", "The user is unknown or the password does not fit."),
    THROTTLED("too-many-attempts", "Sign-in failed too often. Wait before the next attempt.");

    private final String problem;
    private final String detail;

    AuthFailure(String problem, String detail) {
        this.problem = problem;
        this.detail = detail;
    }

    String problem() {
        return problem;
    }

    String detail() {
        return detail;
    }

    /** As the metric names it. */
    String reason() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
