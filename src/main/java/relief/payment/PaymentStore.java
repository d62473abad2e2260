package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The rows of table {@code payment} and the numbers they are named by. */
final class PaymentStore {
    private static final String TAKE_NUMBERS = """
            insert into payment_sequence values ($1, $2)
            on conflict (county) do update set used = payment_sequence.used + excluded.used
            returning used
            """;
    private static final String INSERT = """
            insert into payment (county, end_to_end_id, run, position, request, attempt, fund, pot_region, amount_fen, payee,
                received_at, state)
            select $1, of.end_to_end_id, $2, of.position, of.request, of.attempt, of.fund, of.pot_region, of.amount_fen,
                of.payee, of.received_at, 'CREATED'
            from unnest($3::text[], $4::integer[], $5::uuid[], $6::integer[], $7::text[], $8::text[], $9::bigint[],
                    $10::bytea[], $11::timestamptz[])
                as of (end_to_end_id, position, request, attempt, fund, pot_region, amount_fen, payee, received_at)
            """;
    private static final String TOTAL = """
            select coalesce(sum(amount_fen), 0)::bigint as total_fen from payment
            where county = $1 and run = $2 and position between $3 and $4
            """;
    private static final String IN_ORDER = """
            select * from payment where county = $1 and run = $2 and position between $3 and $4 order by position
            """;
    private static final String ADVANCE = """
            update payment set state = $5, changed_at = now()
            where county = $1 and run = $2 and position between $3 and $4
            returning *
            """;
    private static final String OF_REQUEST = """
            select * from payment where county = $1 and request = $2 order by attempt
            """;

    private static final int PAGE = 2_000;

    /** Takes as many numbers as asked for, never to be given again, and answers the first of them. */
    Future<Long> takeNumbers(SqlClient sql, String county, int count) {
        return sql.preparedQuery(TAKE_NUMBERS)
                .execute(Tuple.of(county, (long) count))
                .map(rows -> rows.iterator().next().getLong("used") - count + 1);
    }

    Future<Void> insert(SqlClient sql, String county, UUID run, List<Payment> payments) {
        Tuple rows = Tuple.of(county, run)
                .addArrayOfString(payments.stream().map(Payment::endToEndId).toArray(String[]::new))
                .addArrayOfInteger(payments.stream().map(Payment::position).toArray(Integer[]::new))
                .addArrayOfUUID(payments.stream().map(Payment::request).toArray(UUID[]::new))
                .addArrayOfInteger(payments.stream().map(Payment::attempt).toArray(Integer[]::new))
                .addArrayOfString(payments.stream().map(Payment::fund).toArray(String[]::new))
                .addArrayOfString(payments.stream().map(Payment::potRegion).toArray(String[]::new))
                .addArrayOfLong(payments.stream().map(Payment::amountFen).toArray(Long[]::new))
                .addArrayOfBuffer(payments.stream().map(Payment::sealedPayee).toArray(Buffer[]::new))
                .addArrayOfOffsetDateTime(
                        payments.stream().map(Payment::receivedAt).toArray(OffsetDateTime[]::new));
        return sql.preparedQuery(INSERT).execute(rows).mapEmpty();
    }

    Future<Long> totalFen(SqlClient sql, String county, UUID run, int firstPosition, int lastPosition) {
        return sql.preparedQuery(TOTAL)
                .execute(Tuple.of(county, run, firstPosition, lastPosition))
                .map(rows -> rows.iterator().next().getLong("total_fen"));
    }

    /** Hands payments over page by page in the order of their positions; needs a transaction to hold the cursor. */
    Future<Void> forEachPage(
            SqlConnection sql,
            String county,
            UUID run,
            int firstPosition,
            int lastPosition,
            Function<List<Payment>, Future<Void>> work) {
        return sql.prepare(IN_ORDER)
                .map(query -> query.cursor(Tuple.of(county, run, firstPosition, lastPosition)))
                .compose(cursor -> nextPage(cursor, work).eventually(cursor::close));
    }

    private static Future<Void> nextPage(Cursor cursor, Function<List<Payment>, Future<Void>> work) {
        return cursor.read(PAGE)
                .compose(rows -> work.apply(payments(rows)))
                .compose(done -> cursor.hasMore() ? nextPage(cursor, work) : Future.succeededFuture());
    }

    /** Brings payments of a run to a state, and answers them as they are then, in no order. */
    Future<List<Payment>> advance(
            SqlClient sql, String county, UUID run, int firstPosition, int lastPosition, PaymentState state) {
        return sql.preparedQuery(ADVANCE)
                .execute(Tuple.of(county, run, firstPosition, lastPosition, state.name()))
                .map(PaymentStore::payments);
    }

    Future<List<PaymentAttempt>> attempts(SqlClient sql, String county, UUID request) {
        return sql.preparedQuery(OF_REQUEST).execute(Tuple.of(county, request)).map(rows -> {
            List<PaymentAttempt> attempts = new ArrayList<>(rows.size());
            rows.forEach(row -> attempts.add(attempt(row)));
            return attempts;
        });
    }

    /** The last attempt to pay a request. */
    Future<Optional<Payment>> findLast(SqlClient sql, String county, UUID request) {
        return sql.preparedQuery(OF_REQUEST)
                .execute(Tuple.of(county, request))
                .map(PaymentStore::payments)
                .map(found -> found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1)));
    }

    private static List<Payment> payments(RowSet<Row> rows) {
        List<Payment> payments = new ArrayList<>(rows.size());
        rows.forEach(row -> payments.add(payment(row)));
        return payments;
    }

    private static Payment payment(Row row) {
        return new Payment(
                row.getString("end_to_end_id"),
                row.getUUID("run"),
                row.getInteger("position"),
                row.getUUID("request"),
                row.getInteger("attempt"),
                row.getString("fund"),
                row.getString("pot_region"),
                row.getLong("amount_fen"),
                row.getBuffer("payee"),
                PaymentState.valueOf(row.getString("state")),
                row.getBoolean("disputed"),
                row.getOffsetDateTime("received_at"));
    }

    private static PaymentAttempt attempt(Row row) {
        return new PaymentAttempt(
                row.getString("end_to_end_id"),
                row.getInteger("attempt"),
                PaymentState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("bank_reason")),
                row.getUUID("run"),
                row.getOffsetDateTime("changed_at"));
    }
}
