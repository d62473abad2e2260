package relief.payment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
        Excluded excluded,
        Results results,
        Optional<OffsetDateTime> sealedAt,
        Optional<Deed> released,
        Optional<OffsetDateTime> completedAt,
        Optional<Deed> cancelled,
        Optional<byte[]> sealedReason,
        Optional<String> stuck) {

    /** Grants that were due but have no payee; of many only the first are named. */
    public record Excluded(int count, List<UUID> first) {}

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
