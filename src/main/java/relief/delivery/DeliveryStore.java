package relief.delivery;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import relief.payment.ReleasedFile;
import relief.platform.Queue;

/** The rows of table {@code delivery}. Whoever works on one holds its number of attempts: another attempt ends his say. */
final class DeliveryStore {
    private static final String PLAN = """
            insert into delivery (county, run, number, profile, file)
            select $1, $2, number, $3, name from unnest($4::int[], $5::text[]) as file (number, name)
            on conflict do nothing
            """;
    private static final String DUE = """
            select county, run, number from delivery
            where state in ('PENDING', 'SENDING', 'UNKNOWN') and next_at <= now() order by next_at limit 8
            """;
    private static final String CLAIM = """
            update delivery set state = case state when 'UNKNOWN' then state else 'SENDING' end, attempts = attempts + 1,
                next_at = now() + make_interval(secs => $4), fault = null, detail = null, changed_at = now()
            where county = $1 and run = $2 and number = $3 and state in ('PENDING', 'SENDING', 'UNKNOWN')
                and next_at <= now()
            returning *
            """;
    private static final String KEEP = """
            update delivery set next_at = now() + make_interval(secs => $5)
            where county = $1 and run = $2 and number = $3 and attempts = $4 and state in ('SENDING', 'UNKNOWN')
            """;
    private static final String UNCERTAIN = """
            update delivery set state = 'UNKNOWN', next_at = now() + make_interval(secs => $5), fault = null, detail = null,
                changed_at = now()
            where county = $1 and run = $2 and number = $3 and attempts = $4 and state = 'SENDING'
            """;
    private static final String CLOSE = """
            update delivery set state = $5, next_at = now() + make_interval(secs => $6), fault = $7, detail = $8,
                changed_at = now()
            where county = $1 and run = $2 and number = $3 and attempts = $4 and state in ('SENDING', 'UNKNOWN')
            """;
    // Who closes one as UNKNOWN says why: without a fault, a node has it in hand until `next_at`.
    private static final String MOVE = """
            update delivery set state = $5, next_at = now(), changed_at = now()
            where county = $1 and run = $2 and number = $3 and state = $4
                and not (state = 'UNKNOWN' and fault is null and next_at > now())
            """;
    private static final String SET_ASIDE = """
            update delivery set state = 'REFUSED', fault = 'FAILED', detail = $5, changed_at = now()
            where county = $1 and run = $2 and number = $3 and attempts = $4 and state = 'SENDING'
            """;
    private static final String OF_RUN = "select * from delivery where county = $1 and run = $2 order by number";
    private static final String LOCK = """
            select * from delivery where county = $1 and run = $2 and number = $3 for update
            """;
    private static final String DEPTH = """
            select count(*) filter (where state <> 'REFUSED') as waiting, count(*) filter (where state = 'REFUSED') as stuck,
                coalesce(extract(epoch from now() - min(created_at) filter (where state <> 'REFUSED')), 0)::float8
                    as age_seconds
            from delivery where state <> 'SENT'
            """;

    /** A delivery in the queue, found but not yet claimed. */
    record Key(String county, UUID run, int number) {}

    Future<Void> plan(SqlClient sql, List<ReleasedFile> files) {
        ReleasedFile first = files.get(0);
        Tuple row = Tuple.of(first.county(), first.run(), first.profile())
                .addArrayOfInteger(files.stream().map(ReleasedFile::number).toArray(Integer[]::new))
                .addArrayOfString(files.stream().map(ReleasedFile::name).toArray(String[]::new));
        return sql.preparedQuery(PLAN).execute(row).mapEmpty();
    }

    Future<List<Key>> due(SqlClient sql) {
        return sql.preparedQuery(DUE).execute().map(rows -> {
            List<Key> keys = new ArrayList<>(rows.size());
            rows.forEach(
                    row -> keys.add(new Key(row.getString("county"), row.getUUID("run"), row.getInteger("number"))));
            return keys;
        });
    }

    /** Empty when another node has it in hand by now. */
    Future<Optional<Delivery>> claim(SqlClient sql, Key key, Duration lease) {
        return sql.preparedQuery(CLAIM)
                .execute(Tuple.of(key.county(), key.run(), key.number(), seconds(lease)))
                .map(DeliveryStore::first);
    }

    Future<Void> keep(SqlClient sql, Delivery delivery, Duration lease) {
        return sql.preparedQuery(KEEP)
                .execute(held(delivery).addDouble(seconds(lease)))
                .mapEmpty();
    }

    /** @return false when somebody else has it in hand by now, who alone may go on */
    Future<Boolean> uncertain(SqlClient sql, Delivery delivery, Duration lease) {
        return changed(sql, UNCERTAIN, held(delivery).addDouble(seconds(lease)));
    }

    /** @return false when somebody else has it in hand by now */
    Future<Boolean> close(
            SqlClient sql, Delivery delivery, DeliveryState state, Duration wait, String fault, String detail) {
        Tuple row = held(delivery)
                .addString(state.name())
                .addDouble(seconds(wait))
                .addString(fault)
                .addString(detail);
        return changed(sql, CLOSE, row);
    }

    Future<Boolean> setAside(SqlClient sql, Delivery delivery, String error) {
        return changed(sql, SET_ASIDE, held(delivery).addString(error));
    }

    /**
     * What a person decides, of a delivery that is locked.
     *
     * @return false when a node has it in hand, who alone may go on
     */
    Future<Boolean> move(SqlClient sql, Delivery delivery, DeliveryState to) {
        Tuple row = Tuple.of(
                delivery.county(),
                delivery.run(),
                delivery.number(),
                delivery.state().name(),
                to.name());
        return changed(sql, MOVE, row);
    }

    Future<List<Delivery>> ofRun(SqlClient sql, String county, UUID run) {
        return sql.preparedQuery(OF_RUN).execute(Tuple.of(county, run)).map(rows -> {
            List<Delivery> deliveries = new ArrayList<>(rows.size());
            rows.forEach(row -> deliveries.add(delivery(row)));
            return deliveries;
        });
    }

    Future<Optional<Delivery>> lock(SqlClient sql, Key key) {
        return sql.preparedQuery(LOCK)
                .execute(Tuple.of(key.county(), key.run(), key.number()))
                .map(DeliveryStore::first);
    }

    Future<Queue.Depth> depth(SqlClient sql) {
        return sql.preparedQuery(DEPTH).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Queue.Depth(row.getLong("waiting"), row.getLong("stuck"), row.getDouble("age_seconds"));
        });
    }

    private static Future<Boolean> changed(SqlClient sql, String statement, Tuple row) {
        return sql.preparedQuery(statement).execute(row).map(result -> result.rowCount() == 1);
    }

    private static Tuple held(Delivery delivery) {
        return Tuple.of(delivery.county(), delivery.run(), delivery.number(), delivery.attempts());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private static Optional<Delivery> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(delivery(rows.iterator().next()));
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                row.getString("county"),
                row.getUUID("run"),
                row.getInteger("number"),
                row.getString("profile"),
                row.getString("file"),
                DeliveryState.valueOf(row.getString("state")),
                row.getInteger("attempts"),
                row.getOffsetDateTime("next_at"),
                Optional.ofNullable(row.getString("fault")),
                Optional.ofNullable(row.getString("detail")),
                row.getOffsetDateTime("changed_at"));
    }
}
