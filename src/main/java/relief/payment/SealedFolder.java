package relief.payment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import relief.bankfile.FileDigests;
import relief.bankfile.SealedFile;

/** Knows where the files of runs lie and whether they are still those that were sealed; all it does may block. */
final class SealedFolder {
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path root;

    SealedFolder(Path dataDir) {
        this.root = dataDir.resolve("sealed");
    }

    Path path(PaymentRun run, String name) {
        return path(run.county(), run.id(), name);
    }

    Path path(String county, UUID run, String name) {
        return folder(county, run).resolve(name);
    }

    /** Makes room for a run, without what crashed writers left there. */
    void prepare(PaymentRun run) throws IOException {
        Path folder = Files.createDirectories(folder(run.county(), run.id()));
        SealedFile.sweepLeftovers(folder, Instant.now().minus(ABANDONED));
    }

    /** Reads the whole file. */
    boolean isUnchanged(PaymentRun run, PaymentFile file) throws IOException {
        try {
            Path path = path(run, file.name());
            return Files.size(path) == file.bytes()
                    && FileDigests.of(path).sha256().equals(file.sha256());
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private Path folder(String county, UUID run) {
        return root.resolve(county).resolve(run.toString());
    }
}
