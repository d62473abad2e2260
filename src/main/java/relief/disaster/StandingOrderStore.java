package relief.disaster;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import relief.platform.Caller;

/** Standing orders in the database; what was granted under one changes by adding. */
final class StandingOrderStore {
    private static final String INSERT = """
            insert into standing_order (county, id, disaster, township, tariffs, budget_fen, signed_by, signer)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict do nothing
            """;
    private static final String LOCK = "select * from standing_order where county = $1 and id = $2 for update";
    private static final String CONFIRM = """
            update standing_order set confirmed_by = $3, confirmer = $4, confirmed_at = now()
            where county = $1 and id = $2
            returning *
            """;
    private static final String LOCK_CONFIRMED = """
            select * from standing_order
            where county = $1
              and (disaster, township) in (select * from unnest($2::text[], $3::text[]))
              and confirmed_at is not null
            order by id
            for update
            """;
    private static final String ADD = """
            update standing_order o set granted_fen = o.granted_fen + s.amount_fen
            from unnest($2::uuid[], $3::bigint[]) as s (id, amount_fen)
            where o.county = $1 and o.id = s.id
            """;
    private static final String PAGE = """
            select * from standing_order
            where county = any($1) and disaster = $2 and township = any($3)
              and ($4::text is null or (township, id) > ($4, $5))
            order by township, id
            limit $6
            """;

    /** Answers false when the id was taken. */
    Future<Boolean> insert(SqlClient sql, String county, UUID id, StandingOrder.Terms terms, Caller officer) {
        Tuple row = Tuple.of(county, id, terms.disaster(), terms.township())
                .addArrayOfString(terms.tariffs().toArray(String[]::new))
                .addLong(terms.budgetFen())
                .addUUID(officer.id())
                .addString(officer.username());
        return sql.preparedQuery(INSERT).execute(row).map(result -> result.rowCount() == 1);
    }

    Future<Optional<StandingOrder>> lock(SqlClient sql, String county, UUID id) {
        return sql.preparedQuery(LOCK)
                .execute(Tuple.of(county, id))
                .map(rows -> orders(rows).stream().findFirst());
    }

    Future<StandingOrder> confirm(SqlClient sql, StandingOrder order, Caller officer) {
        return sql.preparedQuery(CONFIRM)
                .execute(Tuple.of(order.county(), order.id(), officer.id(), officer.username()))
                .map(rows -> orders(rows).get(0));
    }

    /** Locked in the order of their ids. */
    Future<List<StandingOrder>> lockConfirmed(SqlClient sql, String county, Collection<StandingOrder.Place> places) {
        Tuple asked = Tuple.of(county)
                .addArrayOfString(
                        places.stream().map(StandingOrder.Place::disaster).toArray(String[]::new))
                .addArrayOfString(
                        places.stream().map(StandingOrder.Place::township).toArray(String[]::new));
        return sql.preparedQuery(LOCK_CONFIRMED).execute(asked).map(StandingOrderStore::orders);
    }

    /** Answers how many orders there were to add to. */
    Future<Integer> add(SqlClient sql, String county, Map<UUID, Long> amountsFen) {
        SortedMap<UUID, Long> sorted = new TreeMap<>(amountsFen);
        Tuple row = Tuple.of(county)
                .addArrayOfUUID(sorted.keySet().toArray(UUID[]::new))
                .addArrayOfLong(sorted.values().toArray(Long[]::new));
        return sql.preparedQuery(ADD).execute(row).map(RowSet::rowCount);
    }

    /** By township and id, after the last of the page before. */
    Future<List<StandingOrder>> page(
            SqlClient sql,
            String disaster,
            List<String> counties,
            List<String> townships,
            Optional<String> afterTownship,
            Optional<UUID> afterId,
            int limit) {
        Tuple asked = Tuple.tuple()
                .addArrayOfString(counties.toArray(String[]::new))
                .addString(disaster)
                .addArrayOfString(townships.toArray(String[]::new))
                .addString(afterTownship.orElse(null))
                .addUUID(afterId.orElse(null))
                .addInteger(limit);
        return sql.preparedQuery(PAGE).execute(asked).map(StandingOrderStore::orders);
    }

    private static List<StandingOrder> orders(RowSet<Row> rows) {
        List<StandingOrder> orders = new ArrayList<>();
        rows.forEach(row -> orders.add(order(row)));
        return orders;
    }

    private static StandingOrder order(Row row) {
        return new StandingOrder(
                row.getString("county"),
                row.getUUID("id"),
                row.getString("disaster"),
                row.getString("township"),
                new TreeSet<>(Arrays.asList(row.getArrayOfStrings("tariffs"))),
                row.getLong("budget_fen"),
                row.getLong("granted_fen"),
                signature(row, "signed_by", "signer", "signed_at"),
                Optional.ofNullable(row.getUUID("confirmed_by"))
                        .map(by -> signature(row, "confirmed_by", "confirmer", "confirmed_at")));
    }

    private static StandingOrder.Signature signature(Row row, String by, String name, String at) {
        return new StandingOrder.Signature(row.getUUID(by), row.getString(name), row.getOffsetDateTime(at));
    }
}
