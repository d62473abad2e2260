package relief.payment;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /** Of ISO 20022, for a message, a batch, a payment or a reference that the bank has already. */
    private static final Set<String> DUPLICATE = Set.of("AM05", "DU01", "DU02", "DU03", "DU04", "DU05", "RF01");

    private final int code;

    AnswerMeaning(int code) {
        this.code = code;
    }

    /** @param status null if the bank said none */
    public static Optional<AnswerMeaning> ofIso(String status) {
        return status == null ? Optional.empty() : Optional.ofNullable(ISO.get(status));
    }

    /**
     * Whether a refusal for this reason is one of a second copy, which says nothing of the first.
     *
     * @param reason null if the bank gave none
     */
    public static boolean isOfSecondCopy(String reason) {
        return reason != null && DUPLICATE.contains(reason);
    }

    /** As it is staged; the statements that read it back know the four numbers. */
    int code() {
        return code;
    }
}
