package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import relief.authorization.Grants;
import relief.fund.LedgerService;
import relief.fund.Movement;
import relief.fund.TransferKind;
import relief.payment.AppliedAnswers.Change;
import relief.platform.JournalEntry;
import relief.platform.Tx;
import relief.platform.Vault;
import relief.request.PayeeSeal;

/** Lets banks' words change payments, and tells the story of a grant's payments. */
public final class PaymentService {
    private final Vertx vertx;
    private final Vault vault;
    private final LedgerService ledger;
    private final Grants grants;
    private final PaymentStore payments = new PaymentStore();
    private final PaymentRunStore runs = new PaymentRunStore();

    public PaymentService(Vertx vertx, Vault vault, LedgerService ledger, Grants grants) {
        this.vertx = vertx;
        this.vault = vault;
        this.ledger = ledger;
        this.grants = grants;
    }

    /** All attempts to pay a request, first to last. */
    public Future<List<PaymentAttempt>> attempts(SqlClient sql, String county, UUID request) {
        return payments.attempts(sql, county, request);
    }

    /** Applies up to some thousands of words in their order; what is already so stays as it is. */
    public Future<AppliedAnswers> applyAnswers(Tx tx, String county, List<BankWord> words) {
        List<String> ids = words.stream()
                .map(BankWord::endToEndId)
                .filter(id -> id != null)
                .distinct()
                .toList();
        return payments.lock(tx.sql(), county, ids)
                .compose(found ->
                        vertx.executeBlocking(() -> new AnswerBook(county, found, this::account).apply(words), false))
                .compose(applied -> write(tx, county, applied));
    }

    private String account(Payment payment) {
        return PayeeSeal.open(vault, payment.request(), payment.sealedPayee().getBytes())
                .account();
    }

    private Future<AppliedAnswers> write(Tx tx, String county, AppliedAnswers applied) {
        List<Change> changes = applied.changes();
        if (changes.isEmpty()) {
            return Future.succeededFuture(applied);
        }
        changes.forEach(change -> record(tx, county, change));
        return payments.answer(tx.sql(), county, changes)
                .compose(written -> grants.dispute(tx, county, disputed(changes)))
                .compose(held -> count(tx, county, changes))
                .compose(counted -> move(tx, county, changes))
                .map(applied);
    }

    private static List<UUID> disputed(List<Change> changes) {
        return changes.stream()
                .filter(Change::isNewlyDisputed)
                .map(change -> change.payment().request())
                .toList();
    }

    private Future<Void> count(Tx tx, String county, List<Change> changes) {
        Map<UUID, PaymentRun.Results> more = new TreeMap<>();
        changes.stream().filter(Change::isFinal).forEach(change -> {
            boolean paid = change.state() == PaymentState.PAID;
            more.merge(
                    change.run(),
                    new PaymentRun.Results(paid ? 1 : 0, paid ? 0 : 1, 0),
                    (a, b) -> new PaymentRun.Results(a.paid() + b.paid(), a.rejected() + b.rejected(), 0));
        });
        if (more.isEmpty()) {
            return Future.succeededFuture();
        }
        return runs.addResults(tx.sql(), county, more).map(complete -> {
            complete.forEach(
                    run -> tx.record(JournalEntry.of(county, "payment-run.completed", run, "relief", Map.of())));
            return null;
        });
    }

    private Future<Void> move(Tx tx, String county, List<Change> changes) {
        List<Movement> movements = new ArrayList<>();
        for (Change change : changes) {
            if (change.isFinal()) {
                TransferKind kind = change.state() == PaymentState.PAID ? TransferKind.SETTLE : TransferKind.RETURN;
                movements.add(movement(kind, change.payment(), "relief"));
            }
        }
        return ledger.move(tx, county, movements);
    }

    static Movement movement(TransferKind kind, Payment payment, String actor) {
        return new Movement(
                kind,
                payment.fund(),
                payment.potRegion(),
                payment.request(),
                payment.attempt(),
                payment.amountFen(),
                actor);
    }

    private static void record(Tx tx, String county, Change change) {
        Payment payment = change.payment();
        if (payment.state() != change.state()) {
            Map<String, Object> facts = new TreeMap<>();
            facts.put("attempt", payment.attempt());
            facts.put("run", payment.run());
            if (change.reason() != null) {
                facts.put("reason", change.reason());
            }
            tx.record(JournalEntry.of(county, event(change.state()), payment.request(), "relief", facts));
        }
        if (change.isNewlyDisputed()) {
            tx.record(JournalEntry.of(
                    county,
                    "payment.disputed",
                    payment.request(),
                    "relief",
                    Map.of("attempt", payment.attempt(), "run", payment.run())));
        }
    }

    private static String event(PaymentState state) {
        return switch (state) {
            case PAID -> "payment.paid";
            case REJECTED -> "payment.rejected";
            case ACCEPTED -> "payment.accepted";
            default -> throw new IllegalArgumentException("no bank's word leads to " + state);
        };
    }
}
