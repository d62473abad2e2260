package relief.reconciliation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import relief.bankfile.SealedFile;
import relief.platform.Digests;
import relief.platform.Recurring;
import relief.region.RegionLevel;
import relief.region.Regions;

/**
 * Takes in the reports that banks lay down in a folder, as if somebody had handed them in, and puts each file away once it
 * was applied or refused. Nothing is remembered but on the disk and in the database, so a crash at any point is harmless.
 */
public final class ReportPickup {
    private static final Logger LOG = LoggerFactory.getLogger(ReportPickup.class);

    /** A file that a slow line brings may rest for a while and look torn. */
    private static final long TORN_MS = 60_000;

    private final Vertx vertx;
    private final Regions regions;
    private final BankReportService reports;
    private final PickupFolder pickup;
    private final ReportFolder kept;

    public ReportPickup(Vertx vertx, Regions regions, BankReportService reports, Path pickupDir, Path dataDir) {
        this.vertx = vertx;
        this.regions = regions;
        this.reports = reports;
        this.pickup = new PickupFolder(pickupDir);
        this.kept = new ReportFolder(dataDir);
    }

    /** One look, for {@link Recurring}. */
    public Future<Void> round() {
        return vertx.executeBlocking(pickup::look, false).compose(this::takeAll);
    }

    private Future<Void> takeAll(List<PickupFolder.Waiting> waiting) {
        Future<Void> taken = Future.succeededFuture();
        for (PickupFolder.Waiting file : waiting) {
            taken = taken.compose(before -> take(file).recover(failure -> tell(file, failure)));
        }
        return taken;
    }

    /** Names of files are a stranger's, and messages about them hold their names. */
    private static Future<Void> tell(PickupFolder.Waiting file, Throwable failure) {
        LOG.warn(
                "a bank's report for county {} was not taken in and will be tried again: {}",
                file.county(),
                failure.getClass().getSimpleName());
        return Future.succeededFuture();
    }

    private Future<Void> take(PickupFolder.Waiting file) {
        if (file.bytes() > ReportUpload.MAX_BYTES) {
            return refuse(file, "The report is larger than " + ReportUpload.MAX_BYTES + " bytes.");
        }
        if (regions.find(file.county())
                .filter(region -> region.level() == RegionLevel.COUNTY)
                .isEmpty()) {
            return refuse(file, "There is no county " + file.county() + ".");
        }
        BankReportStore.Key key = new BankReportStore.Key(file.county(), file.sha256());
        return vertx.executeBlocking(() -> keep(file), false)
                .compose(bytes -> reports.pickUp(key, bytes))
                .compose(report -> putAway(file, report));
    }

    /** Fails, and is tried in the next round, when the file changes while it is copied. */
    private Long keep(PickupFolder.Waiting file) throws IOException {
        if (kept.holds(file.sha256())) {
            return file.bytes();
        }
        MessageDigest digest = Digests.sha256();
        try (SealedFile copy = kept.create(file.sha256())) {
            Files.copy(file.path(), new DigestOutputStream(copy, digest));
            if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
                throw new IOException("a bank's report changed while it was taken in");
            }
            return copy.commit().bytes();
        }
    }

    private Future<Void> putAway(PickupFolder.Waiting file, BankReport report) {
        return switch (report.state()) {
            case RECEIVED -> Future.succeededFuture();
            case FAULTY ->
                System.currentTimeMillis() - file.modifiedMs() < TORN_MS
                        ? Future.succeededFuture()
                        : refuse(file, report.fault().orElse("The report cannot be read."));
            case APPLIED ->
                vertx.executeBlocking(
                        () -> {
                            pickup.done(file);
                            return null;
                        },
                        false);
        };
    }

    private Future<Void> refuse(PickupFolder.Waiting file, String sentence) {
        return vertx.executeBlocking(
                () -> {
                    pickup.refused(file, sentence);
                    return null;
                },
                false);
    }
}
