package relief.payment;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import relief.authorization.Grants;
import relief.fund.LedgerService;
import relief.fund.Movement;
import relief.fund.TransferKind;
import relief.kernel.Refused;
import relief.platform.JournalEntry;
import relief.platform.Tx;

/** Ends the dispute about a payment of which a bank said both that it was and that it was not made. */
public final class DisputeService {
    private final LedgerService ledger;
    private final Grants grants;
    private final DisputeStore disputes = new DisputeStore();
    private final AnswerStore answers = new AnswerStore();

    public DisputeService(LedgerService ledger, Grants grants) {
        this.ledger = ledger;
        this.grants = grants;
    }

    /** Whether the payment is disputed still. */
    public Future<Boolean> isDisputed(Tx tx, String county, String endToEndId) {
        return disputes.lock(tx.sql(), county, endToEndId)
                .map(found -> found.filter(DisputeStore.Disputed::disputed).isPresent());
    }

    /**
     * Books how it ended, as two people learned from the bank. A payment that proves to be made while another attempt is
     * under way is refused: that one has to be cancelled first. One whose request was withdrawn meanwhile is paid from
     * what is available, and refused as {@code reserve-exhausted} when that is too little.
     */
    public Future<Void> clear(Tx tx, String county, String endToEndId, boolean wasPaid, String actor) {
        return answers.waitForTurn(tx.sql(), county)
                .compose(alone -> disputes.lock(tx.sql(), county, endToEndId))
                .map(found -> found.filter(DisputeStore.Disputed::disputed)
                        .orElseThrow(() -> Refused.because("wrong-state", "The payment is not disputed any more.")))
                .compose(payment -> clear(tx, county, endToEndId, payment, wasPaid, actor));
    }

    private Future<Void> clear(
            Tx tx, String county, String endToEndId, DisputeStore.Disputed payment, boolean wasPaid, String actor) {
        Clearing clearing = Clearing.of(payment.state(), wasPaid);
        tx.record(JournalEntry.of(
                county,
                "payment.cleared",
                payment.request(),
                actor,
                Map.of(
                        "attempt",
                        payment.attempt(),
                        "run",
                        payment.run(),
                        "ended",
                        clearing.state().name())));
        return disputes.clear(tx.sql(), county, endToEndId, clearing.state())
                .compose(cleared -> disputes.recount(tx.sql(), county, payment.run(), clearing.results()))
                .compose(counted -> payment.othersDisputed()
                        ? Future.succeededFuture()
                        : grants.endDispute(tx, county, payment.request()))
                .compose(freed -> ledger.move(tx, county, moves(clearing, payment, actor)));
    }

    /** What was withdrawn before it proved to be paid is reserved anew: the reserve that is there belongs to others. */
    private static List<Movement> moves(Clearing clearing, DisputeStore.Disputed payment, String actor) {
        boolean reserveAnew = !payment.granted()
                && clearing.move().filter(TransferKind.SETTLE_LATE::equals).isPresent();
        return Stream.concat(reserveAnew ? Stream.of(TransferKind.RESERVE) : Stream.empty(), clearing.move().stream())
                .map(kind -> new Movement(
                        kind,
                        payment.fund(),
                        payment.potRegion(),
                        payment.request(),
                        payment.attempt(),
                        payment.amountFen(),
                        actor))
                .toList();
    }
}
