package relief.payment;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import relief.authorization.LeftOut;

/**
 * One run of payments of one county through one bank, as it stands now.
 *
 * @param rowsPerFile as the bank's profile said when the run was made
 * @param sealedReason of the cancellation
 * @param stuck why the machine gave up on it, when it did
 */
public record PaymentRun(
        UUID id,
        RunOrder order,
        int rowsPerFile,
        RunState state,
        Deed made,
        int count,
        long totalFen,
        LeftOut excluded,
        Results results,
        Optional<OffsetDateTime> sealedAt,
        Optional<Deed> released,
        Optional<OffsetDateTime> completedAt,
        Optional<Deed> cancelled,
        Optional<byte[]> sealedReason,
        Optional<String> stuck) {

    /** Payments by the bank's final word. */
    public record Results(int paid, int rejected, int returned) {
        public int total() {
            return paid + rejected + returned;
        }
    }

    public String county() {
        return order.county();
    }

    /** Payments that wait for the bank's final word, or for being sent to it. */
    public int pending() {
        return state == RunState.CANCELLED ? 0 : count - results.total();
    }
}
