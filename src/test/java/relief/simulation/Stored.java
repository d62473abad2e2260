package relief.simulation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import relief.platform.Database;
import relief.request.RequestState;

/**
 * What stands in the database at a moment at which nothing is sent.
 *
 * @param odd ids and names of rows that must not be, each with what is wrong with it
 */
record Stored(
        List<Request> requests,
        List<Decision> decisions,
        List<Grant> grants,
        List<Transfer> transfers,
        List<Order> orders,
        List<String> odd) {
    private static final String REQUESTS = "select id, state, amount_fen, stuck from request";
    private static final String DECISIONS = "select request, outcome, at from decision";
    private static final String GRANTS = "select request, level, amount_fen from grants";
    private static final String TRANSFERS = "select id, amount_fen from transfer where request is null";
    private static final String ORDERS = "select id, confirmed_at is not null as confirmed from standing_order";
    private static final String ODD = """
            select 'not submitted once in the journal: ' || r.id
            from request r
            left join (select subject, count(*) as times from journal where event = 'request.submitted'
                       group by subject) j on j.subject = r.id::text
            where j.times is distinct from 1
            union all
            select 'granted, but not authorized: ' || g.request
            from grants g left join request r on r.county = g.county and r.id = g.request
            where r.state is distinct from 'AUTHORIZED'
            union all
            select 'overdrawn: ' || county || ' ' || fund || ' ' || region || ' ' || kind
            from pot where kind <> 'SOURCE' and balance_fen < 0
            """;

    record Request(UUID id, RequestState state, long amountFen, String stuck) {}

    record Decision(UUID request, String outcome, OffsetDateTime at) {}

    record Grant(UUID request, String level, long amountFen) {}

    record Transfer(UUID id, long amountFen) {}

    record Order(UUID id, boolean confirmed) {}

    static Future<Stored> read(Database database) {
        return database.read(sql -> {
            Future<List<Request>> requests = rows(sql, REQUESTS, Stored::request);
            Future<List<Decision>> decisions = rows(sql, DECISIONS, Stored::decision);
            Future<List<Grant>> grants = rows(sql, GRANTS, Stored::grant);
            Future<List<Transfer>> transfers = rows(sql, TRANSFERS, Stored::transfer);
            Future<List<Order>> orders = rows(sql, ORDERS, Stored::order);
            Future<List<String>> odd = rows(sql, ODD, row -> row.getString(0));
            return Future.all(requests, decisions, grants, transfers, orders, odd)
                    .map(all -> new Stored(
                            requests.result(),
                            decisions.result(),
                            grants.result(),
                            transfers.result(),
                            orders.result(),
                            odd.result()));
        });
    }

    private static <T> Future<List<T>> rows(SqlConnection sql, String query, Function<Row, T> read) {
        return sql.query(query).execute().map(rows -> {
            List<T> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(read.apply(row)));
            return found;
        });
    }

    private static Request request(Row row) {
        return new Request(
                row.getUUID("id"),
                RequestState.valueOf(row.getString("state")),
                row.getLong("amount_fen"),
                row.getString("stuck"));
    }

    private static Decision decision(Row row) {
        return new Decision(row.getUUID("request"), row.getString("outcome"), row.getOffsetDateTime("at"));
    }

    private static Grant grant(Row row) {
        return new Grant(row.getUUID("request"), row.getString("level"), row.getLong("amount_fen"));
    }

    private static Transfer transfer(Row row) {
        return new Transfer(row.getUUID("id"), row.getLong("amount_fen"));
    }

    private static Order order(Row row) {
        return new Order(row.getUUID("id"), row.getBoolean("confirmed"));
    }
}
