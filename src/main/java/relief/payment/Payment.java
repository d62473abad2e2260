package relief.payment;

import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One attempt to pay one grant.
 *
 * @param potRegion region whose pots hold the money
 * @param sealedPayee as it stood when the run was made
 * @param disputed whether the bank contradicted itself about it
 * @param receivedAt when the request came in
 */
public record Payment(
        String endToEndId,
        UUID run,
        int position,
        UUID request,
        int attempt,
        String fund,
        String potRegion,
        long amountFen,
        Buffer sealedPayee,
        PaymentState state,
        boolean disputed,
        OffsetDateTime receivedAt) {}
