package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import relief.bankfile.BankProfile;
import relief.bankfile.BankProfiles;
import relief.bankfile.SealedFile;
import relief.platform.JournalEntry;
import relief.platform.Tx;
import relief.platform.Vault;

/**
 * Seals one file of a run, streaming its payments through a cursor, so that a file of any size takes little memory and a
 * crash costs the file in hand, which is then written again with the same bytes. While a page is written the next one is
 * on its way; there are never more than the two.
 */
final class SealingService {
    private static final int PAGE = 2_000;

    private final Vertx vertx;
    private final Vault vault;
    private final BankProfiles profiles;
    private final SealedFolder folder;
    private final SealingStore store = new SealingStore();
    private final PaymentFileStore files = new PaymentFileStore();

    SealingService(Vertx vertx, Vault vault, BankProfiles profiles, SealedFolder folder) {
        this.vertx = vertx;
        this.vault = vault;
        this.profiles = profiles;
        this.folder = folder;
    }

    /** @return whether it was the last file of the run */
    Future<Boolean> seal(Tx tx, PaymentRun run, FilePlan plan) {
        return store.bePatient(tx.sql())
                .compose(patient -> write(tx, run, plan))
                .compose(seal -> store.lockRun(tx.sql(), run)
                        .compose(state -> state == RunState.SEALING
                                ? keep(tx, run, plan, seal)
                                // It was cancelled meanwhile: the file pays nobody.
                                : Future.succeededFuture(false)));
    }

    private Future<SealedFile.Seal> write(Tx tx, PaymentRun run, FilePlan plan) {
        BankProfile profile = profiles.get(run.order().profile());
        Path target = folder.path(run, plan.name());
        return onWorker(() -> {
                    folder.prepare(run);
                    return PaymentFileWriter.open(target, plan.header(run, profile), profile, vault);
                })
                .compose(writer -> store.rows(tx.sql(), run, plan.number())
                        .compose(cursor -> fill(cursor, writer).eventually(cursor::close))
                        .compose(filled -> onWorker(writer::seal))
                        .recover(failure -> discard(writer, failure)));
    }

    /** Failures of the disk are told apart here from those of the connection to the database. */
    private <T> Future<T> onWorker(Callable<T> work) {
        return vertx.executeBlocking(work, false).recover(failure -> Future.failedFuture(StuckReason.explain(failure)));
    }

    private Future<SealedFile.Seal> discard(PaymentFileWriter writer, Throwable failure) {
        return vertx.executeBlocking(
                        () -> {
                            writer.close();
                            return null;
                        },
                        false)
                .transform(closed -> Future.failedFuture(failure));
    }

    private Future<Void> fill(Cursor cursor, PaymentFileWriter writer) {
        return cursor.read(PAGE).compose(page -> writePage(cursor, page, writer));
    }

    private Future<Void> writePage(Cursor cursor, RowSet<Row> page, PaymentFileWriter writer) {
        Future<Void> written = onWorker(() -> SealingStore.write(page, writer));
        if (!cursor.hasMore()) {
            return written;
        }
        Future<RowSet<Row>> next = cursor.read(PAGE);
        // Joined and not composed: when one fails the other must have ended before the file is thrown away.
        return Future.join(written, next).compose(both -> writePage(cursor, next.result(), writer));
    }

    private Future<Boolean> keep(Tx tx, PaymentRun run, FilePlan plan, SealedFile.Seal seal) {
        PaymentFile file = new PaymentFile(
                run.id(),
                plan.number(),
                plan.name(),
                plan.count(),
                plan.totalFen(),
                seal.bytes(),
                seal.sha256(),
                seal.sm3());
        tx.record(JournalEntry.of(
                run.county(),
                "payment-file.sealed",
                run.id(),
                "relief",
                Map.of(
                        "file", file.name(),
                        "count", file.count(),
                        "totalFen", file.totalFen(),
                        "bytes", file.bytes(),
                        "sha256", file.sha256(),
                        "sm3", file.sm3())));
        return files.sealed(tx.sql(), run.county(), file)
                .compose(kept -> store.sealRun(tx.sql(), run))
                .map(last -> {
                    if (last) {
                        tx.record(JournalEntry.of(
                                run.county(),
                                "payment-run.sealed",
                                run.id(),
                                "relief",
                                Map.of("count", run.count(), "totalFen", run.totalFen())));
                    }
                    return last;
                });
    }
}
