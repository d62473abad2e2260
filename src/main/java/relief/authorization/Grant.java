package relief.authorization;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import relief.request.Ownership.HouseholdKey;

/**
 * Money promised to one request.
 *
 * @param household which it was granted to; by now it may be part of another
 * @param potRegion region whose pots hold the money
 * @param authority who or what decided
 * @param attempt how often it was given to a payment run
 * @param sealedPayee empty while nobody has named an account
 * @param receivedAt when the request came in
 * @param due whether the next payment run is to pay it
 * @param disputed whether the bank contradicted itself about a payment of it, so that it may have been paid already
 */
public record Grant(
        String county,
        UUID request,
        String disaster,
        String township,
        HouseholdKey household,
        String fund,
        String potRegion,
        long amountFen,
        String level,
        String authority,
        int attempt,
        Optional<byte[]> sealedPayee,
        OffsetDateTime receivedAt,
        OffsetDateTime decidedAt,
        boolean due,
        boolean disputed) {}
