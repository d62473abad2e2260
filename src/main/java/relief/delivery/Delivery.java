package relief.delivery;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * One file on its way to its bank, as it stands now.
 *
 * @param number of the file within its run
 * @param nextAt when it is tried or asked about next, if it is open
 * @param fault what went wrong last
 */
public record Delivery(
        String county,
        UUID run,
        int number,
        String profile,
        String file,
        DeliveryState state,
        int attempts,
        OffsetDateTime nextAt,
        Optional<String> fault,
        Optional<String> detail,
        OffsetDateTime changedAt) {}
