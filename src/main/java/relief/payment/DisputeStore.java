package relief.payment;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** What is read and written to clear a dispute about one payment. */
final class DisputeStore {
    private static final String LOCK = """
            select p.*, exists (select from payment other where other.county = p.county and other.request = p.request
                and other.disputed and other.end_to_end_id <> p.end_to_end_id) as others_disputed,
                exists (select from grants g where g.county = p.county and g.request = p.request) as granted
            from payment p where p.county = $1 and p.end_to_end_id = $2 for update of p
            """;
    private static final String CLEAR = """
            update payment set disputed = false, state = $3, changed_at = now() where county = $1 and end_to_end_id = $2
            """;
    private static final String RECOUNT = """
            update payment_run set paid = paid + $3, rejected = rejected + $4, returned = returned + $5
            where county = $1 and id = $2
            """;

    /**
     * A payment as it is found.
     *
     * @param othersDisputed whether another attempt to pay the same grant is disputed too
     * @param granted false when the request was withdrawn meanwhile, and with it what was reserved
     */
    record Disputed(
            UUID run,
            UUID request,
            int attempt,
            String fund,
            String potRegion,
            long amountFen,
            PaymentState state,
            boolean disputed,
            boolean othersDisputed,
            boolean granted) {}

    Future<Optional<Disputed>> lock(SqlClient sql, String county, String endToEndId) {
        return sql.preparedQuery(LOCK).execute(Tuple.of(county, endToEndId)).map(rows -> {
            Optional<Disputed> found = Optional.empty();
            for (Row row : rows) {
                found = Optional.of(disputed(row));
            }
            return found;
        });
    }

    Future<Void> clear(SqlClient sql, String county, String endToEndId, PaymentState state) {
        return sql.preparedQuery(CLEAR)
                .execute(Tuple.of(county, endToEndId, state.name()))
                .mapEmpty();
    }

    Future<Void> recount(SqlClient sql, String county, UUID run, PaymentRun.Results more) {
        return sql.preparedQuery(RECOUNT)
                .execute(Tuple.of(county, run, more.paid(), more.rejected(), more.returned()))
                .mapEmpty();
    }

    private static Disputed disputed(Row row) {
        return new Disputed(
                row.getUUID("run"),
                row.getUUID("request"),
                row.getInteger("attempt"),
                row.getString("fund"),
                row.getString("pot_region"),
                row.getLong("amount_fen"),
                PaymentState.valueOf(row.getString("state")),
                row.getBoolean("disputed"),
                row.getBoolean("others_disputed"),
                row.getBoolean("granted"));
    }
}
