package relief.reconciliation;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import relief.payment.AnswerOutcome;

/**
 * An answer that fits no payment of ours, and what people made of it.
 *
 * @param line place in the report, from 1 on
 * @param endToEndId as the bank wrote it; null if it wrote none
 * @param status as the bank wrote it; null if it wrote none
 * @param amountFen null if the bank wrote none
 * @param accountMasked null if the bank wrote none
 * @param reason code the bank gave; null if it gave none
 * @param resolution empty while nobody has said anything
 */
public record QuarantinedAnswer(
        int line,
        String endToEndId,
        AnswerOutcome kind,
        String status,
        Long amountFen,
        String accountMasked,
        String reason,
        Optional<Resolution> resolution) {
    /** How a row is settled. */
    public enum Outcome {
        /** It concerns no payment of ours, or nothing follows from it. */
        DISMISSED,
        /** The bank confirmed that the disputed payment was made. */
        CONFIRMED_PAID,
        /** The bank confirmed that it was not. */
        CONFIRMED_REJECTED
    }

    /**
     * What was said, by whom.
     *
     * @param note what was found out, in their own words
     * @param proposed by whom first, where it takes two
     * @param resolved by whom for good
     */
    public record Resolution(Outcome outcome, String note, Optional<Said> proposed, Optional<Said> resolved) {}

    /** Who, under which user name, and when. */
    public record Said(UUID by, String name, OffsetDateTime at) {}

    boolean isResolved() {
        return resolution.flatMap(Resolution::resolved).isPresent();
    }

    /** Whether another person than this one has proposed the same. */
    boolean isProposedByAnother(Outcome outcome, UUID person) {
        return resolution
                .filter(said -> said.outcome() == outcome)
                .flatMap(Resolution::proposed)
                .filter(said -> !said.by().equals(person))
                .isPresent();
    }
}
