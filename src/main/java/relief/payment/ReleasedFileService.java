package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import relief.bankfile.FileDigest;
import relief.bankfile.FileDigests;
import relief.bankfile.FileSigner;
import relief.bankfile.Manifest;
import relief.bankfile.SignedManifest;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Tx;

/**
 * Gives out the files of released runs, to people and to the delivery: proved to be the sealed ones, and with a signed
 * manifest beside each.
 */
public final class ReleasedFileService {
    private final Vertx vertx;
    private final Database database;
    private final SealedFolder folder;
    private final FileSigner signer;
    private final PaymentRunService runs;
    private final ReleasedFileStore files = new ReleasedFileStore();

    /** A file that was just read and found unchanged. */
    public record Vouched(ReleasedFile file, Path path, SignedManifest signed) {}

    private record Read(FileDigest digest, Path path) {}

    public ReleasedFileService(
            Vertx vertx, Database database, Path dataDir, FileSigner signer, PaymentRunService runs) {
        this.vertx = vertx;
        this.database = database;
        this.folder = new SealedFolder(dataDir);
        this.signer = signer;
        this.runs = runs;
    }

    /** One file of a run for a person, whose reason the journal keeps. */
    public Future<Vouched> download(
            Caller caller, UUID run, String name, DownloadPurpose purpose, Optional<String> part) {
        return database.read(sql -> runs.find(sql, caller, run)
                        .map(found -> requireReleased(found))
                        .compose(found -> files.ofRun(sql, found.county(), run)))
                .map(found -> found.stream()
                        .filter(file -> file.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Refused.notFound("The file")))
                .compose(this::vouch)
                .compose(vouched -> record(caller, vouched, purpose, part));
    }

    private static PaymentRun requireReleased(PaymentRun run) {
        if (!run.state().isReleased()) {
            throw Refused.because("wrong-state", "The run was not released yet.");
        }
        return run;
    }

    private Future<Vouched> record(Caller caller, Vouched vouched, DownloadPurpose purpose, Optional<String> part) {
        ReleasedFile file = vouched.file();
        Map<String, String> facts = Map.of("file", file.name() + part.orElse(""), "purpose", purpose.name());
        return database.inTransaction(tx -> {
            tx.record(JournalEntry.of(file.county(), "payment-file.downloaded", file.run(), caller.username(), facts));
            return Future.succeededFuture(vouched);
        });
    }

    /** Of a run that was released, as the delivery knows. */
    public Future<Vouched> vouch(String county, UUID run, int number) {
        return database.read(sql -> files.find(sql, county, run, number))
                .map(found -> found.orElseThrow(() -> Refused.notFound("The file")))
                .compose(this::vouch);
    }

    private Future<Vouched> vouch(ReleasedFile file) {
        return vertx.executeBlocking(() -> read(file), false).compose(read -> {
            Manifest manifest = file.manifest(read.digest()).orElseThrow(() -> changed(file));
            return file.signed()
                    .map(Future::succeededFuture)
                    .orElseGet(() -> sign(file, manifest))
                    .map(signed -> new Vouched(file, read.path(), signed));
        });
    }

    private Read read(ReleasedFile file) throws Exception {
        Path path = folder.path(file.county(), file.run(), file.name());
        try {
            return new Read(FileDigests.of(path), path);
        } catch (NoSuchFileException gone) {
            throw changed(file);
        }
    }

    private static Refused changed(ReleasedFile file) {
        return Refused.because(
                "digest-changed",
                "The file " + file.name() + " is not the one that was sealed.",
                Map.of("file", file.name()));
    }

    private Future<SignedManifest> sign(ReleasedFile file, Manifest manifest) {
        byte[] json = manifest.json();
        return vertx.executeBlocking(() -> new SignedManifest(json, signer.sign(json)), false)
                .compose(signed -> database.read(sql -> files.signed(sql, file, signed)
                        .compose(kept -> files.find(sql, file.county(), file.run(), file.number()))))
                .map(found -> found.flatMap(ReleasedFile::signed).orElseThrow());
    }

    /**
     * Runs of which nobody has begun to deliver the files; a few at a time.
     *
     * @param profiles those that the asking node has a way for
     * @param grace how long after their release runs of other profiles are left to other nodes
     */
    public Future<List<ReleasedRun>> toDeliver(Set<String> profiles, Duration grace) {
        return database.read(sql -> files.toDeliver(sql, profiles, grace));
    }

    /** Takes a run's files for delivery, once; empty when another node did, or somebody has the run in hand. */
    public Future<List<ReleasedFile>> takeForDelivery(Tx tx, ReleasedRun run) {
        return files.claimToDeliver(tx.sql(), run)
                .compose(mine ->
                        mine ? files.ofRun(tx.sql(), run.county(), run.id()) : Future.succeededFuture(List.of()));
    }

    /** The bank has the file: from now on its payments are SENT. */
    public Future<Void> sent(Tx tx, String county, UUID run, int number) {
        return files.sent(tx.sql(), county, run, number);
    }
}
