package relief.fund;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Money of the fund itself that was brought into a county or given on to a township; it never changes once booked.
 *
 * @param region the county of an APPROPRIATE, the township of an ALLOCATE
 * @param actor name of the user
 */
public record Transfer(
        String county,
        UUID id,
        String fund,
        TransferKind kind,
        String region,
        long amountFen,
        String actor,
        OffsetDateTime at) {
    /** Whether it is the same transfer, whoever told of it and when. */
    boolean saysTheSame(Transfer other) {
        return fund.equals(other.fund)
                && kind == other.kind
                && region.equals(other.region)
                && amountFen == other.amountFen;
    }
}
