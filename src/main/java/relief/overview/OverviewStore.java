package relief.overview;

import static relief.overview.SeenStateStore.SEEN;
import static relief.overview.SeenStateStore.WITH_LAST_PAYMENT;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import relief.overview.Overview.CountAndAmount;
import relief.overview.Overview.DurationMs;
import relief.overview.Overview.Minute;

/** Sums up a disaster over whole counties; all statements of one reading see the database at the same moment. */
final class OverviewStore {
    private static final String BEGIN = "begin isolation level repeatable read read only";
    private static final String END = "commit";

    private static final String REQUESTS = "select r.township, " + SEEN + """
             as seen, count(*) as count from request r
            """ + WITH_LAST_PAYMENT + """
            where r.disaster = $1 and r.county = any($2) and ($3::text is null or r.township = $3)
            group by 1, 2
            """;

    private static final String LEVELS = """
            select level, count(*) as count, sum(amount_fen)::bigint as fen from grants
            where disaster = $1 and county = any($2) and ($3::text is null or township = $3)
            group by level
            """;

    private static final String TOWNSHIPS = """
            select g.township, sum(g.amount_fen)::bigint as authorized_fen,
                   coalesce(sum(p.amount_fen) filter (where p.state = 'PAID'), 0)::bigint as paid_fen
            from grants g
            left join payment p on p.county = g.county and p.request = g.request and p.attempt = g.attempt
            where g.disaster = $1 and g.county = any($2) and ($3::text is null or g.township = $3)
            group by g.township
            """;

    /** A household that was joined to another counts as that one. */
    private static final String FAMILIES = """
            with granted as (
                select coalesce(h.merged_into, g.household) as household,
                       greatest(0, extract(epoch from g.decided_at - g.received_at) * 1000)::bigint as authorized_ms,
                       case when p.state = 'PAID'
                            then greatest(0, extract(epoch from p.changed_at - g.received_at) * 1000)::bigint
                       end as paid_ms
                from grants g
                left join household h on h.county = g.household_county and h.id = g.household
                left join payment p on p.county = g.county and p.request = g.request and p.attempt = g.attempt
                where g.disaster = $1 and g.county = any($2) and ($3::text is null or g.township = $3)
            )
            select count(distinct household) as households,
                   percentile_disc(array[0.5, 0.99]) within group (order by authorized_ms) as authorized,
                   percentile_disc(array[0.5, 0.99]) within group (order by paid_ms) as paid
            from granted
            """;

    private static final String MINUTES = """
            select date_trunc('minute', received_at) as minute, count(*) as count from request
            where disaster = $1 and county = any($2) and ($3::text is null or township = $3)
              and received_at >= date_trunc('minute', now()) - interval '59 minutes'
            group by 1 order by 1
            """;

    private static final String MONEY = """
            select coalesce(sum(p.balance_fen) filter (where p.kind = 'AVAILABLE'), 0)::bigint as available,
                   coalesce(sum(p.balance_fen) filter (where p.kind = 'RESERVED'), 0)::bigint as reserved,
                   coalesce(sum(p.balance_fen) filter (where p.kind = 'IN_PAYMENT'), 0)::bigint as in_payment,
                   coalesce(sum(p.balance_fen) filter (where p.kind = 'PAID'), 0)::bigint as paid
            from fund f join pot p on p.county = f.county and p.fund = f.code
            where f.disaster = $1 and f.county = any($2) and ($3::text is null or p.region = $3)
            """;

    private OverviewStore() {}

    /** Where is counted: in counties, or in one township of one. */
    record Where(String disaster, List<String> counties, Optional<String> township) {
        Tuple parameters() {
            return Tuple.tuple()
                    .addString(disaster)
                    .addArrayOfString(counties.toArray(String[]::new))
                    .addString(township.orElse(null));
        }
    }

    record RequestCount(String township, SeenState state, long count) {}

    record LevelSum(String level, CountAndAmount sum) {}

    record TownshipSum(String township, long authorizedFen, long paidFen) {}

    record Families(long households, DurationMs toAuthorization, DurationMs toMoney) {}

    record Sums(
            List<RequestCount> requests,
            List<LevelSum> levels,
            List<TownshipSum> townships,
            Families families,
            List<Minute> minutes,
            Overview.Money money) {}

    static Future<Sums> read(SqlClient sql, Where where) {
        return sql.query(BEGIN)
                .execute()
                .compose(begun -> readAll(sql, where))
                .eventually(() -> sql.query(END).execute());
    }

    private static Future<Sums> readAll(SqlClient sql, Where where) {
        Future<List<RequestCount>> requests = rows(sql, REQUESTS, where, OverviewStore::requestCount);
        Future<List<LevelSum>> levels = rows(sql, LEVELS, where, OverviewStore::levelSum);
        Future<List<TownshipSum>> townships = rows(sql, TOWNSHIPS, where, OverviewStore::townshipSum);
        Future<List<Families>> families = rows(sql, FAMILIES, where, OverviewStore::families);
        Future<List<Minute>> minutes = rows(sql, MINUTES, where, OverviewStore::minute);
        Future<List<Overview.Money>> money = rows(sql, MONEY, where, OverviewStore::money);
        return Future.join(new ArrayList<>(List.of(requests, levels, townships, families, minutes, money)))
                .map(all -> new Sums(
                        requests.result(),
                        levels.result(),
                        townships.result(),
                        families.result().get(0),
                        minutes.result(),
                        money.result().get(0)));
    }

    private static <T> Future<List<T>> rows(SqlClient sql, String query, Where where, Function<Row, T> read) {
        return sql.preparedQuery(query).execute(where.parameters()).map(rows -> list(rows, read));
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    private static RequestCount requestCount(Row row) {
        return new RequestCount(
                row.getString("township"), SeenState.valueOf(row.getString("seen")), row.getLong("count"));
    }

    private static LevelSum levelSum(Row row) {
        return new LevelSum(row.getString("level"), new CountAndAmount(row.getLong("count"), row.getLong("fen")));
    }

    private static TownshipSum townshipSum(Row row) {
        return new TownshipSum(row.getString("township"), row.getLong("authorized_fen"), row.getLong("paid_fen"));
    }

    private static Families families(Row row) {
        return new Families(
                row.getLong("households"),
                duration(row.getArrayOfLongs("authorized")),
                duration(row.getArrayOfLongs("paid")));
    }

    private static DurationMs duration(Long[] percentiles) {
        return percentiles == null ? new DurationMs(null, null) : new DurationMs(percentiles[0], percentiles[1]);
    }

    private static Minute minute(Row row) {
        return new Minute(row.getOffsetDateTime("minute"), row.getLong("count"));
    }

    private static Overview.Money money(Row row) {
        return new Overview.Money(
                row.getLong("available"), row.getLong("reserved"), row.getLong("in_payment"), row.getLong("paid"));
    }
}
