package relief.payment;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import relief.authorization.LeftOut;

/**
 * One run of payments of one county through one bank, as it stands now.
 *
 * @param rowsPerFile as the bank's profile said when the run was made
 * @param gathering how far its grants have been gathered
 * @param findings what was noticed about its grants
 * @param confirmed who had it sealed although something was noticed
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
        Gathering gathering,
        Findings findings,
        Results results,
        Optional<Deed> confirmed,
        Optional<OffsetDateTime> sealedAt,
        Optional<Deed> released,
        Optional<OffsetDateTime> completedAt,
        Optional<Deed> cancelled,
        Optional<byte[]> sealedReason,
        Optional<String> stuck) {

    /**
     * Grants are first taken, all of them, and then put into files.
     *
     * @param taken how many so far
     * @param plannedTo the request up to which they are in files
     */
    public record Gathering(int taken, boolean complete, Optional<UUID> plannedTo) {}

    /**
     * Grants of which something was noticed.
     *
     * @param blocked kept out of the run
     * @param doubtful in the run, to be looked at before it is sealed
     */
    public record Findings(int blocked, int doubtful) {}

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
