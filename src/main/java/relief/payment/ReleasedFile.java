package relief.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import relief.bankfile.FileDigest;
import relief.bankfile.Manifest;
import relief.bankfile.SignedManifest;

/**
 * A sealed file of a run that two people let go, with all that its manifest says of it.
 *
 * @param sm3 absent when it was sealed before that was taken down
 * @param signed absent until it was asked for
 */
public record ReleasedFile(
        String county,
        UUID run,
        int number,
        String profile,
        String name,
        int count,
        long totalFen,
        long bytes,
        String sha256,
        Optional<String> sm3,
        Instant sealedAt,
        List<Manifest.Approval> approvals,
        Optional<SignedManifest> signed) {
    /** Of the digests of what lies on the disk, if they are those that were sealed. */
    Optional<Manifest> manifest(FileDigest onDisk) {
        boolean same = onDisk.bytes() == bytes
                && onDisk.sha256().equals(sha256)
                && sm3.map(onDisk.sm3()::equals).orElse(true);
        return same
                ? Optional.of(new Manifest(
                        Manifest.VERSION,
                        run,
                        county,
                        profile,
                        name,
                        number,
                        count,
                        totalFen,
                        bytes,
                        sha256,
                        onDisk.sm3(),
                        sealedAt,
                        approvals))
                : Optional.empty();
    }
}
