package relief.payment;

import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.UUID;
import relief.authorization.Grant;

/**
 * One attempt to pay one grant.
 *
 * @param potRegion region whose pots hold the money
 * @param position within its file, from 1 on
 * @param accountHash keyed; null if it was made before accounts were hashed
 * @param sealedPayee as it stood when the run was made
 * @param disputed whether the bank contradicted itself about it
 * @param receivedAt when the request came in
 */
public record Payment(
        String endToEndId,
        UUID run,
        int file,
        int position,
        UUID request,
        int attempt,
        String fund,
        String potRegion,
        long amountFen,
        Buffer sealedPayee,
        Buffer accountHash,
        PaymentState state,
        boolean disputed,
        OffsetDateTime receivedAt) {

    static Payment planned(UUID run, JudgedGrant judged, FilePlanner.Place place) {
        Grant grant = judged.grant();
        return new Payment(
                judged.id().toString(),
                run,
                place.file(),
                place.position(),
                grant.request(),
                grant.attempt(),
                grant.fund(),
                grant.potRegion(),
                grant.amountFen(),
                Buffer.buffer(grant.sealedPayee().orElseThrow()),
                judged.accountHash(),
                PaymentState.CREATED,
                false,
                grant.receivedAt());
    }
}
