package relief.fund;

import java.util.UUID;

/**
 * A step of one request's money between the pots of a region, to be booked with many others.
 *
 * @param attempt to pay it, 0 before the first; a kind is booked once for a request and attempt
 * @param actor id of the user, or the name of the machine's part that acts
 */
public record Movement(
        TransferKind kind, String fund, String region, UUID request, int attempt, long amountFen, String actor) {
    public Movement {
        if (!kind.isOfRequest()) {
            throw new IllegalArgumentException(kind + " does not move the money of a request");
        }
        if (amountFen <= 0) {
            throw new IllegalArgumentException("amountFen must be positive");
        }
    }
}
