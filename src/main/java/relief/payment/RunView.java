package relief.payment;

import java.util.List;
import java.util.Optional;

/**
 * A run as people see it.
 *
 * @param files those that are sealed
 * @param plannedFiles how many it has so far, sealed or not
 * @param stuck why the machine gave up on it, when it did
 * @param cancelReason in plain words
 */
public record RunView(
        PaymentRun run,
        List<PaymentFile> files,
        int plannedFiles,
        Optional<StuckReason> stuck,
        Optional<String> cancelReason) {
    public RunView {
        files = List.copyOf(files);
    }

    public int sealedCount() {
        return files.stream().mapToInt(PaymentFile::count).sum();
    }
}
