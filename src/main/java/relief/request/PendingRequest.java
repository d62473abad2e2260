package relief.request;

import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is needed of a locked request to decide it; nothing in it is readable personal data.
 *
 * @param persons keyed hashes, the applicant's first
 * @param account keyed hash of the payee's account, or null
 * @param payee sealed, or null
 * @param level whose decision it waits for
 */
public record PendingRequest(
        String county,
        UUID id,
        String disaster,
        String township,
        String tariff,
        long amountFen,
        OffsetDateTime receivedAt,
        List<Buffer> persons,
        Buffer account,
        Buffer payee,
        List<Finding> findings,
        UUID submittedBy,
        Optional<UUID> correctedBy,
        RequestState state,
        Optional<String> level) {
    /** Whether the words of the request are the user's, first or last: he does not decide it. */
    public boolean isBy(UUID user) {
        return submittedBy.equals(user) || correctedBy.filter(user::equals).isPresent();
    }
}
