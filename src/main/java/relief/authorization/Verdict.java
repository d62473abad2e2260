package relief.authorization;

import java.util.List;
import relief.request.Finding;

/** What becomes of one request. */
sealed interface Verdict {
    List<Finding> findings();

    /**
     * Money is promised.
     *
     * @param cumulativeFen what the household then has for this disaster
     * @param authority {@code order:} and the standing order's id, or {@code user:} and the officer's name
     */
    record Granted(
            long amountFen,
            long cumulativeFen,
            Level level,
            String fund,
            String potRegion,
            String authority,
            String policy,
            List<Finding> findings)
            implements Verdict {}

    /** A person at this level must look: something blocks the machine. */
    record Held(Level level, List<Finding> findings) implements Verdict {}

    /** It goes above the township. */
    record Escalated(Level level, List<Finding> findings) implements Verdict {}
}
