package relief.authorization;

import java.util.List;
import java.util.UUID;

/**
 * Grants that are due but that a run may not pay.
 *
 * @param first the first of them
 */
public record LeftOut(int count, List<One> first) {
    public LeftOut {
        first = List.copyOf(first);
    }

    /** Why a run may not pay a grant. */
    public enum Reason {
        PAYEE_MISSING,
        APPROVED_BY_MAKER
    }

    /** The grant of one request. */
    public record One(UUID request, Reason reason) {}
}
