package relief.fund;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlClient;
import java.util.Collection;
import java.util.List;
import relief.kernel.Refused;
import relief.platform.Tx;

/** Moves the money of requests between pots, many at once, inside the transaction of the feature that decides so. */
public final class LedgerService {
    private final LedgerStore store = new LedgerStore();

    /** The AVAILABLE pots in these regions of funds that serve these disasters, locked until the transaction ends. */
    public Future<List<AvailablePot>> lockPots(
            Tx tx, String county, Collection<String> disasters, Collection<String> regions) {
        return store.lockAvailable(tx.sql(), county, disasters, regions);
    }

    /**
     * Books all of them or fails: as {@code reserve-exhausted} when a RESERVE asks for more than is available, as
     * {@code overdrawn} when another pot holds too little, and unexpectedly when one was booked before.
     */
    public Future<Void> move(Tx tx, String county, List<Movement> movements) {
        if (movements.isEmpty()) {
            return Future.succeededFuture();
        }
        PotChanges changes = new PotChanges();
        for (Movement move : movements) {
            changes.add(move.kind(), move.fund(), move.region(), move.region(), move.amountFen());
        }
        boolean reserves = movements.stream().anyMatch(move -> move.kind() == TransferKind.RESERVE);
        return store.insert(tx.sql(), county, movements)
                .compose(inserted -> change(tx.sql(), county, changes))
                .recover(failure -> Future.failedFuture(reserves ? reserveExhausted(failure) : failure));
    }

    /**
     * Books what a query names, without the rows ever leaving the database; else as {@link #move}.
     *
     * @param query answers {@code (kind, fund, region, request, attempt, amount_fen, actor)}; its $1 is the county
     */
    public Future<Void> moveAll(Tx tx, String county, String query) {
        return store.insertAll(tx.sql(), county, query)
                .compose(changes ->
                        changes.changesFen().isEmpty() ? Future.succeededFuture() : change(tx.sql(), county, changes));
    }

    /** Every pot must have been opened, by an allocation to its region. */
    Future<Void> change(SqlClient sql, String county, PotChanges changes) {
        return store.change(sql, county, changes).map(changed -> {
            if (changed != changes.changesFen().size()) {
                throw new IllegalStateException("a pot to move money from or to does not exist in " + county);
            }
            return null;
        });
    }

    private static Throwable reserveExhausted(Throwable failure) {
        return failure instanceof PgException pg && "pot_not_overdrawn".equals(pg.getConstraint())
                ? Refused.because("reserve-exhausted", "The reserve does not hold that much money.")
                : failure;
    }
}
