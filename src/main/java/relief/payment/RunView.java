package relief.payment;

import java.util.List;
import java.util.Optional;

/**
 * A run as people see it.
 *
 * @param cancelReason in plain words
 */
public record RunView(PaymentRun run, List<PaymentFile> files, Optional<String> cancelReason) {
    public RunView {
        files = List.copyOf(files);
    }

    public int sealedCount() {
        return files.stream().mapToInt(PaymentFile::count).sum();
    }
}
