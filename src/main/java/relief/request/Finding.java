package relief.request;

import java.util.Map;

/**
 * Something about a request that a person should know, or must decide.
 *
 * @param facts numbers, codes and ids; never personal data
 */
public record Finding(Code code, Map<String, Object> facts) {
    /** What a finding does to the request. */
    public enum Severity {
        /** Keeps the request for a person. */
        BLOCKING,
        /** Sends the request to the next level. */
        ESCALATING,
        /** Becomes follow-up work and never delays the first payment. */
        WARNING
    }

    /** All findings there are; screens explain each by its name. */
    public enum Code {
        /** The same household was granted under the same tariff line of this disaster. */
        POSSIBLE_DUPLICATE(Severity.BLOCKING),
        /** A person of the household belongs to a household of another county. */
        CLAIMED_ELSEWHERE(Severity.BLOCKING),
        /** The payee's account is used by another household. */
        ACCOUNT_SHARED(Severity.BLOCKING),
        /** No confirmed standing order of the township names the tariff line, or the disaster is in mode NORMAL. */
        NO_STANDING_ORDER(Severity.BLOCKING),
        /** Who submitted or corrected it put his own name to the standing order; who submits does not approve. */
        OWN_ORDER(Severity.BLOCKING),
        OVER_TOWNSHIP_LIMIT(Severity.ESCALATING),
        OVER_CAP(Severity.ESCALATING),
        RESERVE_EXHAUSTED(Severity.ESCALATING),
        BUDGET_EXHAUSTED(Severity.ESCALATING),
        TARIFF_UNKNOWN(Severity.ESCALATING),
        OUTSIDE_TARIFF(Severity.ESCALATING),
        /** The payee is not the applicant. */
        PAYEE_DIFFERS(Severity.ESCALATING),
        /** An officer sent it up. */
        SENT_UP(Severity.ESCALATING),
        /** The card number fails its check digit, which some banks' numbers do. */
        CARD_CHECK(Severity.WARNING),
        /** No account is known yet: nothing can be paid until it is. */
        NO_PAYEE(Severity.WARNING);

        private final Severity severity;

        Code(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }
    }

    public static Finding of(Code code) {
        return new Finding(code, Map.of());
    }

    public static Finding of(Code code, Map<String, Object> facts) {
        return new Finding(code, facts);
    }
}
