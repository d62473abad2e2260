package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import relief.authorization.Grants;
import relief.fund.LedgerService;
import relief.platform.JournalEntry;
import relief.platform.Tx;
import relief.platform.Vault;
import relief.request.PayeeSeal;

/**
 * Lets banks' words change payments, a slice of a staged report at a time, and tells the story of a grant's payments.
 * Money, journal, runs and disputes follow in the same transaction, by a handful of statements and without a row in the
 * heap.
 */
public final class PaymentService {
    private static final String MOVEMENTS = """
            select case outcome when 'REJECTED' then 'RETURN' else 'SETTLE' end, fund, pot_region, request, attempt, amount_fen,
                'relief'
            from answered
            where outcome in ('PAID', 'REJECTED') or (outcome = 'RETURNED' and before <> 'PAID')
            union all
            select 'REFUND', fund, pot_region, request, attempt, amount_fen, 'relief' from answered where outcome = 'RETURNED'
            """;
    private static final String EVENTS = """
            select case outcome when 'PAID' then 'payment.paid' when 'ACCEPTED' then 'payment.accepted'
                    when 'REJECTED' then 'payment.rejected' when 'RETURNED' then 'payment.returned'
                    else 'payment.disputed' end,
                request::text, 'relief',
                '{"attempt":' || attempt || case when outcome in ('REJECTED', 'RETURNED') and reason is not null
                    then ',"reason":"' || reason || '"' else '' end || ',"run":"' || run || '"}'
            from answered
            where outcome in ('PAID', 'ACCEPTED', 'REJECTED', 'RETURNED')
                or line in (select min(line) from answered where outcome = 'CONTRADICTION' and not disputed
                    group by end_to_end_id)
            order by line
            """;

    private final Vertx vertx;
    private final Vault vault;
    private final LedgerService ledger;
    private final Grants grants;
    private final PaymentStore payments = new PaymentStore();
    private final AnswerStore answers = new AnswerStore();

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

    /**
     * Applies a slice; what is already so stays as it is. Until the end of the transaction the temporary table
     * {@code answered} says of each line what became of it. Fails as {@link NotStaged} when lines are missing.
     */
    public Future<AppliedAnswers> applyAnswers(Tx tx, AnswerSlice slice) {
        String county = slice.county();
        return answers.waitForTurn(tx.sql(), county)
                .compose(alone -> tx.planAnew())
                .compose(planned -> answers.judge(tx.sql(), slice))
                .compose(rows -> hashAccounts(tx, slice, rows))
                .compose(rows ->
                        rows == slice.rows() ? answers.applied(tx.sql()) : Future.failedFuture(new NotStaged(slice)))
                .compose(applied -> write(tx, county)
                        .compose(written -> answers.forget(tx.sql(), slice))
                        .map(applied));
    }

    /** Payments from before accounts were hashed get their hash when a bank first names their account. */
    private Future<Integer> hashAccounts(Tx tx, AnswerSlice slice, int rows) {
        return answers.withoutHash(tx.sql(), slice.county())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(rows)
                        : vertx.executeBlocking(() -> hashes(found), false)
                                .compose(hashes -> answers.keepHashes(tx.sql(), slice.county(), hashes))
                                .compose(kept -> answers.judgeAgain(tx.sql(), slice)));
    }

    private Map<String, byte[]> hashes(List<AnswerStore.Unhashed> payments) {
        Map<String, byte[]> hashes = new HashMap<>();
        payments.forEach(payment -> hashes.put(
                payment.endToEndId(),
                vault.hash(
                        "account",
                        PayeeSeal.open(vault, payment.request(), payment.sealedPayee())
                                .account())));
        return hashes;
    }

    private Future<Void> write(Tx tx, String county) {
        return answers.change(tx.sql(), county)
                .compose(changed -> tx.recordAll(county, EVENTS))
                .compose(recorded -> answers.dispute(tx.sql(), county))
                .compose(disputed -> grants.dispute(tx, county, disputed))
                .compose(held -> answers.countResults(tx.sql(), county))
                .map(complete -> recordComplete(tx, county, complete))
                .compose(counted -> ledger.moveAll(tx, county, MOVEMENTS, Tuple.of(county)));
    }

    private static Void recordComplete(Tx tx, String county, List<UUID> complete) {
        complete.forEach(run -> tx.record(JournalEntry.of(county, "payment-run.completed", run, "relief", Map.of())));
        return null;
    }
}
