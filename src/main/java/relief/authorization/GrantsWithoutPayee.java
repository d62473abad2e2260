package relief.authorization;

import java.util.List;
import java.util.UUID;

/**
 * Grants that are due but cannot be paid, because nobody has named an account.
 *
 * @param first the requests of the first of them
 */
public record GrantsWithoutPayee(int count, List<UUID> first) {
    public GrantsWithoutPayee {
        first = List.copyOf(first);
    }
}
