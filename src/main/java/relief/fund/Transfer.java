package relief.fund;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Money of the fund itself that was brought into a county or given on to a township; it never changes once booked.
 *
 * @param actor name of the user
 */
public record Transfer(UUID id, Terms terms, String actor, OffsetDateTime at) {
    /**
     * What is the same whoever tells of it.
     *
     * @param region the county of an APPROPRIATE, the township of an ALLOCATE
     */
    public record Terms(String county, String fund, TransferKind kind, String region, long amountFen) {
        public Terms {
            if (kind.isOfRequest()) {
                throw new IllegalArgumentException(kind + " moves the money of a request");
            }
        }
    }
}
