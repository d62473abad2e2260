package relief.authorization;

import java.util.List;
import java.util.Optional;

/**
 * An officer's word on a request.
 *
 * @param amountFen what is approved; empty for what was asked
 * @param minutes of the panel, needed for what only the panel may decide (一事一议)
 */
public record Decision(Outcome outcome, Optional<Long> amountFen, String reason, Optional<Minutes> minutes) {
    /** What an officer can do with a request. */
    public enum Outcome {
        APPROVE,
        REJECT,
        /** Back to its submitter, for correction. */
        RETURN,
        /** Up to the next level. */
        ESCALATE,
        /** Taken back by its submitter or an officer; never an officer's decision on a request. */
        WITHDRAW
    }

    /** The protocol of a panel's meeting. */
    public record Minutes(String number, List<String> members) {}
}
