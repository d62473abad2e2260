package relief.reconciliation;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A bank's report as it stands now.
 *
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 * @param receiver user name of who handed it in
 * @param fault why it cannot be read, in one sentence
 */
public record BankReport(
        String county,
        String sha256,
        State state,
        long bytes,
        String receiver,
        OffsetDateTime receivedAt,
        Optional<OffsetDateTime> appliedAt,
        ReportCounts counts,
        Optional<String> fault) {
    /** How far it has come. */
    public enum State {
        RECEIVED,
        APPLIED,
        FAULTY
    }
}
