package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import relief.bankfile.BankProfile;
import relief.bankfile.BankProfiles;
import relief.bankfile.PaymentInstruction;
import relief.platform.JournalEntry;
import relief.platform.Tx;
import relief.platform.Vault;
import relief.request.Payee;
import relief.request.PayeeSeal;

/**
 * Writes the next file of a run, streaming its payments through a cursor, so that a run of any size takes little memory
 * and a crash costs one file, which is then written again with the same bytes.
 */
final class SealingService {
    private final Vertx vertx;
    private final Vault vault;
    private final BankProfiles profiles;
    private final SealedFolder folder;
    private final PaymentRunStore runs = new PaymentRunStore();
    private final PaymentStore payments = new PaymentStore();
    private final PaymentFileStore files = new PaymentFileStore();

    SealingService(Vertx vertx, Vault vault, BankProfiles profiles, SealedFolder folder) {
        this.vertx = vertx;
        this.vault = vault;
        this.profiles = profiles;
        this.folder = folder;
    }

    /** @return when the requests came in whose payments are sealed now */
    Future<List<OffsetDateTime>> sealNextFile(Tx tx, PaymentRun run) {
        return files.ofRuns(tx.sql(), run.county(), List.of(run.id())).compose(before -> {
            int rows = before.stream().mapToInt(PaymentFile::count).sum();
            FilePlan plan = FilePlan.next(run, before.size(), rows);
            return write(tx, run, plan)
                    .compose(file ->
                            files.insert(tx.sql(), run.county(), file).compose(kept -> advance(tx, run, plan, file)));
        });
    }

    private Future<PaymentFile> write(Tx tx, PaymentRun run, FilePlan plan) {
        BankProfile profile = profiles.get(run.order().profile());
        Path target = folder.path(run, plan.name(run));
        return payments.totalFen(tx.sql(), run.county(), run.id(), plan.firstPosition(), plan.lastPosition())
                .compose(total -> vertx.executeBlocking(
                                () -> {
                                    folder.prepare(run);
                                    return PaymentFileWriter.open(target, profile, plan.header(run, profile, total));
                                },
                                false)
                        .compose(writer -> fill(tx, run, plan, profile, writer)
                                .compose(filled -> vertx.executeBlocking(writer::seal, false))
                                .recover(failure -> discard(writer, failure)))
                        .map(seal -> new PaymentFile(
                                run.id(),
                                plan.number(),
                                plan.name(run),
                                plan.count(),
                                total,
                                seal.bytes(),
                                seal.sha256())));
    }

    private <T> Future<T> discard(PaymentFileWriter writer, Throwable failure) {
        return vertx.executeBlocking(
                        () -> {
                            writer.close();
                            return null;
                        },
                        false)
                .transform(closed -> Future.failedFuture(failure));
    }

    private Future<Void> fill(Tx tx, PaymentRun run, FilePlan plan, BankProfile profile, PaymentFileWriter writer) {
        return payments.forEachPage(
                tx.sql(),
                run.county(),
                run.id(),
                plan.firstPosition(),
                plan.lastPosition(),
                page -> vertx.executeBlocking(() -> writePage(page, profile, writer), false));
    }

    private Void writePage(List<Payment> page, BankProfile profile, PaymentFileWriter writer) throws IOException {
        List<PaymentInstruction> rows = new ArrayList<>(page.size());
        for (Payment payment : page) {
            Payee payee = PayeeSeal.open(
                    vault, payment.request(), payment.sealedPayee().getBytes());
            rows.add(new PaymentInstruction(
                    payment.endToEndId(),
                    payment.amountFen(),
                    payee.name(),
                    payee.account(),
                    payee.accountKind(),
                    payee.bank(),
                    profile.purposeText()));
        }
        writer.write(rows);
        return null;
    }

    private Future<List<OffsetDateTime>> advance(Tx tx, PaymentRun run, FilePlan plan, PaymentFile file) {
        tx.ring(SealingQueue.NAME);
        return payments.advance(
                        tx.sql(),
                        run.county(),
                        run.id(),
                        plan.firstPosition(),
                        plan.lastPosition(),
                        PaymentState.IN_FILE)
                .map(advanced -> {
                    advanced.forEach(payment -> tx.record(JournalEntry.of(
                            run.county(),
                            "payment.sealed",
                            payment.request(),
                            "relief",
                            Map.of("attempt", payment.attempt(), "run", run.id(), "file", file.name()))));
                    return advanced.stream().map(Payment::receivedAt).toList();
                })
                .compose(receivedAt ->
                        (plan.isLastOf(run) ? finish(tx, run) : Future.<Void>succeededFuture()).map(receivedAt));
    }

    private Future<Void> finish(Tx tx, PaymentRun run) {
        tx.record(JournalEntry.of(
                run.county(),
                "payment-run.sealed",
                run.id(),
                "relief",
                Map.of("count", run.count(), "totalFen", run.totalFen())));
        return runs.sealed(tx.sql(), run);
    }
}
