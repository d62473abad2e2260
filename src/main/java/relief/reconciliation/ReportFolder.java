package relief.reconciliation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import relief.bankfile.SealedFile;

/** Keeps banks' reports as they came, each under the digest of its bytes; all it does may block. */
final class ReportFolder {
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path root;

    ReportFolder(Path dataDir) {
        this.root = dataDir.resolve("bank-reports");
    }

    SealedFile create(String sha256) throws IOException {
        SealedFile.sweepLeftovers(Files.createDirectories(root), Instant.now().minus(ABANDONED));
        return SealedFile.create(root.resolve(sha256));
    }

    boolean holds(String sha256) {
        return Files.exists(root.resolve(sha256));
    }

    /** @throws IllegalStateException if it is not there: no waiting brings it back */
    InputStream open(String sha256) throws IOException {
        try {
            return new BufferedInputStream(Files.newInputStream(root.resolve(sha256)));
        } catch (NoSuchFileException gone) {
            throw new IllegalStateException("the bytes of bank report " + sha256 + " are not on this machine", gone);
        }
    }
}
