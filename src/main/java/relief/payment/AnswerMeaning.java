package relief.payment;

import java.util.Map;
import java.util.Optional;

/** What a bank's status means for a payment; every format of report has its own words for these four. */
public enum AnswerMeaning {
    /** Taken in, not final. */
    PENDING(0),
    PAID(1),
    REJECTED(2),
    /** Paid first, then sent back (退汇). */
    RETURNED(3);

    // ISO 20022 external payment transaction status
    private static final Map<String, AnswerMeaning> ISO = Map.of(
            "ACSC", PAID,
            "ACCC", PAID,
            "RJCT", REJECTED,
            "ACSP", PENDING,
            "ACTC", PENDING,
            "ACCP", PENDING,
            "RCVD", PENDING,
            "PDNG", PENDING);

    private final int code;

    AnswerMeaning(int code) {
        this.code = code;
    }

    /** @param status null if the bank said none */
    public static Optional<AnswerMeaning> ofIso(String status) {
        return status == null ? Optional.empty() : Optional.ofNullable(ISO.get(status));
    }

    /** As it is staged; the statements that read it back know the four numbers. */
    int code() {
        return code;
    }
}
