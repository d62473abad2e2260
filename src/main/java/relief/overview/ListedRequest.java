package relief.overview;

import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.UUID;
import relief.request.Details;

/**
 * A request as it stands in a queue, its personal part sealed.
 *
 * @param level whose decision it waits for, or null
 * @param details sealed {@link Details}
 * @param findings as JSON
 */
record ListedRequest(
        String county,
        UUID id,
        SeenState state,
        String level,
        String disaster,
        String township,
        String village,
        String tariff,
        String cause,
        long amountFen,
        int householdSize,
        OffsetDateTime receivedAt,
        Buffer details,
        String findings) {}
