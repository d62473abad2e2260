package relief.request;

import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/**
 * What is needed of a locked request to decide it; nothing in it is readable personal data.
 *
 * @param persons keyed hashes, the applicant's first
 * @param account keyed hash of the payee's account, or null
 * @param payee sealed, or null
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
        RequestState state) {}
