package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import relief.platform.Caller;

/** The rows of table {@code payment} and the numbers they are named by. */
final class PaymentStore {
    private static final String TAKE_NUMBERS = """
            insert into payment_sequence values ($1, $2)
            on conflict (county) do update set used = payment_sequence.used + excluded.used
            returning used
            """;
    private static final String INSERT = """
            insert into payment (county, end_to_end_id, run, file, position, request, attempt, fund, pot_region, amount_fen,
                payee, account_hash, received_at, state)
            select $1, of.end_to_end_id, $2, of.file, of.position, of.request, of.attempt, of.fund, of.pot_region,
                of.amount_fen, of.payee, of.account_hash, of.received_at, 'CREATED'
            from unnest($3::text[], $4::integer[], $5::integer[], $6::uuid[], $7::integer[], $8::text[], $9::text[],
                    $10::bigint[], $11::bytea[], $12::bytea[], $13::timestamptz[])
                as of (end_to_end_id, file, position, request, attempt, fund, pot_region, amount_fen, payee, account_hash,
                    received_at)
            """;
    private static final String CANCEL = """
            update payment set state = 'CANCELLED', changed_at = now() where county = $1 and run = $2
            """;
    private static final String OF_REQUEST = """
            select * from payment_now where county = $1 and request = $2 order by attempt
            """;
    /** As the ledger books what a query finds; see {@link #toDispatch}. */
    static final String TO_DISPATCH = """
            select 'DISPATCH', fund, pot_region, request, attempt, amount_fen, $3::text from payment
            where county = $1 and run = $2
            """;
    /** Ages in seconds, counted between the bounds of the timers they are for. */
    private static final String AGES = """
            select count(*) as payments, avg(extract(epoch from now() - received_at))::float8 as seconds
            from payment where county = $1 and run = $2
            group by width_bucket(extract(epoch from now() - received_at)::float8, $3::float8[])
            """;

    /** Takes as many numbers as asked for, never to be given again, and answers the first of them. */
    Future<Long> takeNumbers(SqlClient sql, String county, int count) {
        return sql.preparedQuery(TAKE_NUMBERS)
                .execute(Tuple.of(county, (long) count))
                .map(rows -> rows.iterator().next().getLong("used") - count + 1);
    }

    Future<Void> insert(SqlClient sql, String county, UUID run, List<Payment> payments) {
        Tuple rows = Tuple.of(county, run)
                .addArrayOfString(payments.stream().map(Payment::endToEndId).toArray(String[]::new))
                .addArrayOfInteger(payments.stream().map(Payment::file).toArray(Integer[]::new))
                .addArrayOfInteger(payments.stream().map(Payment::position).toArray(Integer[]::new))
                .addArrayOfUUID(payments.stream().map(Payment::request).toArray(UUID[]::new))
                .addArrayOfInteger(payments.stream().map(Payment::attempt).toArray(Integer[]::new))
                .addArrayOfString(payments.stream().map(Payment::fund).toArray(String[]::new))
                .addArrayOfString(payments.stream().map(Payment::potRegion).toArray(String[]::new))
                .addArrayOfLong(payments.stream().map(Payment::amountFen).toArray(Long[]::new))
                .addArrayOfBuffer(payments.stream().map(Payment::sealedPayee).toArray(Buffer[]::new))
                .addArrayOfBuffer(payments.stream().map(Payment::accountHash).toArray(Buffer[]::new))
                .addArrayOfOffsetDateTime(
                        payments.stream().map(Payment::receivedAt).toArray(OffsetDateTime[]::new));
        return sql.preparedQuery(INSERT).execute(rows).mapEmpty();
    }

    static Tuple toDispatch(PaymentRun run, Caller releaser) {
        return Tuple.of(run.county(), run.id(), releaser.username());
    }

    /** All payments of a run by one statement. */
    Future<Void> cancel(SqlClient sql, String county, UUID run) {
        return sql.preparedQuery(CANCEL).execute(Tuple.of(county, run)).mapEmpty();
    }

    /** How long ago the requests of a run came in, in groups that lie between the given bounds. */
    Future<List<PaymentMetrics.Ages>> ages(SqlClient sql, String county, UUID run, Double[] boundsSeconds) {
        Tuple parameters = Tuple.of(county, run).addArrayOfDouble(boundsSeconds);
        return sql.preparedQuery(AGES).execute(parameters).map(rows -> {
            List<PaymentMetrics.Ages> ages = new ArrayList<>(rows.size());
            rows.forEach(row -> ages.add(new PaymentMetrics.Ages(row.getLong("payments"), row.getDouble("seconds"))));
            return ages;
        });
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
                row.getInteger("file"),
                row.getInteger("position"),
                row.getUUID("request"),
                row.getInteger("attempt"),
                row.getString("fund"),
                row.getString("pot_region"),
                row.getLong("amount_fen"),
                row.getBuffer("payee"),
                row.getBuffer("account_hash"),
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
