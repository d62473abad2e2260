package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import relief.authorization.Grant;
import relief.authorization.Grants;
import relief.authorization.LeftOut;
import relief.platform.JournalEntry;
import relief.platform.Tx;

/** Gathers the grants that are due into a run, each as one numbered payment, in one transaction. */
final class CollectionService {
    private static final int PAGE = 2_000;
    private static final int EXCLUDED_NAMED = 100;

    private final Grants grants;
    private final PaymentRunStore runs = new PaymentRunStore();
    private final PaymentStore payments = new PaymentStore();

    CollectionService(Grants grants) {
        this.grants = grants;
    }

    Future<Void> collect(Tx tx, PaymentRun run) {
        String county = run.county();
        String disaster = run.order().disaster();
        String maker = run.made().name();
        return grants.takeDue(tx, county, disaster, run.id(), maker)
                .compose(taken -> grants.leftOut(tx, county, disaster, maker, EXCLUDED_NAMED)
                        .compose(excluded -> taken == 0 ? end(tx, run, excluded) : fill(tx, run, taken, excluded)));
    }

    private Future<Void> end(Tx tx, PaymentRun run, LeftOut excluded) {
        tx.record(JournalEntry.of(
                run.county(), "payment-run.emptied", run.id(), "relief", Map.of("excluded", excluded.count())));
        return runs.collected(tx.sql(), run, RunState.EMPTY, 0, 0, excluded);
    }

    private Future<Void> fill(Tx tx, PaymentRun run, int taken, LeftOut excluded) {
        tx.ring(SealingQueue.NAME);
        return payments.takeNumbers(tx.sql(), run.county(), taken)
                .compose(firstNumber -> fillPage(tx, run, firstNumber, 1, null))
                .compose(filled -> requireAll(run, taken, filled))
                .compose(filled -> payments.totalFen(tx.sql(), run.county(), run.id(), 1, taken))
                .compose(total -> runs.collected(tx.sql(), run, RunState.SEALING, taken, total, excluded));
    }

    /** @return how many payments the run has when the last page is in */
    private Future<Integer> fillPage(Tx tx, PaymentRun run, long firstNumber, int firstPosition, UUID after) {
        return grants.ofRun(tx, run.county(), run.id(), after, PAGE).compose(page -> {
            if (page.isEmpty()) {
                return Future.succeededFuture(firstPosition - 1);
            }
            UUID last = page.get(page.size() - 1).request();
            return payments.insert(tx.sql(), run.county(), run.id(), payments(run, page, firstNumber, firstPosition))
                    .compose(done -> fillPage(tx, run, firstNumber, firstPosition + page.size(), last));
        });
    }

    private static Future<Integer> requireAll(PaymentRun run, int taken, int filled) {
        return taken == filled
                ? Future.succeededFuture(filled)
                : Future.failedFuture(new IllegalStateException(
                        "run " + run.id() + " took " + taken + " grants but found " + filled));
    }

    private static List<Payment> payments(PaymentRun run, List<Grant> page, long firstNumber, int firstPosition) {
        List<Payment> made = new ArrayList<>(page.size());
        for (Grant grant : page) {
            int position = firstPosition + made.size();
            EndToEndId id = new EndToEndId(grant.township(), firstNumber + position - 1, grant.attempt());
            made.add(new Payment(
                    id.toString(),
                    run.id(),
                    position,
                    grant.request(),
                    grant.attempt(),
                    grant.fund(),
                    grant.potRegion(),
                    grant.amountFen(),
                    Buffer.buffer(grant.sealedPayee().orElseThrow()),
                    PaymentState.CREATED,
                    false,
                    grant.receivedAt()));
        }
        return made;
    }
}
