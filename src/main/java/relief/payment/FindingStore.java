package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of table {@code payment_finding} as people look at them. */
final class FindingStore {
    private static final String PAGE = """
            select f.request, f.kind, f.blocking, f.detail, f.resolved_at is not null as resolved, g.amount_fen, g.payee
            from payment_finding f left join grants g on g.county = f.county and g.request = f.request
            where f.county = $1 and f.run = $2 and ($3::uuid is null or (f.request, f.kind) > ($3, $4))
            order by f.request, f.kind limit $5
            """;
    private static final String RESOLVE = """
            update payment_finding set resolved_at = now()
            where county = $1 and request = $2 and blocking and resolved_at is null
            """;

    /**
     * A finding with its grant as it is now.
     *
     * @param sealedPayee null when the grant was withdrawn since
     */
    record Found(PaymentFinding finding, boolean resolved, long amountFen, Buffer sealedPayee) {}

    /** In the order of the requests; the key of the last one before is null for the first page. */
    Future<List<Found>> page(SqlClient sql, PaymentRun run, UUID afterRequest, String afterKind, int limit) {
        return sql.preparedQuery(PAGE)
                .execute(Tuple.of(run.county(), run.id(), afterRequest, afterKind, limit))
                .map(rows -> {
                    List<Found> found = new ArrayList<>(rows.size());
                    rows.forEach(row -> found.add(found(row)));
                    return found;
                });
    }

    /** The payee of a grant is another now; answers how many findings had kept it out of runs. */
    Future<Integer> resolve(SqlClient sql, String county, UUID request) {
        return sql.preparedQuery(RESOLVE).execute(Tuple.of(county, request)).map(SqlResult::rowCount);
    }

    private static Found found(Row row) {
        PaymentFinding finding = new PaymentFinding(
                row.getUUID("request"), row.getString("kind"), row.getBoolean("blocking"), row.getString("detail"));
        return new Found(
                finding,
                row.getBoolean("resolved"),
                Optional.ofNullable(row.getLong("amount_fen")).orElse(0L),
                row.getBuffer("payee"));
    }
}
