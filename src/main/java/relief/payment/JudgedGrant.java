package relief.payment;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import relief.authorization.Grant;

/**
 * A grant as the bank would see its row.
 *
 * @param payeeBank CNAPS code; empty when the grant is blocked
 * @param accountHash keyed, as the claims of requests have it; null when the grant is blocked
 * @param bytes that its row takes
 */
record JudgedGrant(
        Grant grant, EndToEndId id, String payeeBank, Buffer accountHash, long bytes, List<PaymentFinding> findings) {

    boolean isBlocked() {
        return findings.stream().anyMatch(PaymentFinding::blocking);
    }
}
