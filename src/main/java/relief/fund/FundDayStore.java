package relief.fund;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The days of a fund in the database: added up there, or read line by line without the lines ever being in memory. */
final class FundDayStore {
    private static final int PAGE = 2_000;

    /**
     * A transfer bears the time its transaction began: the day ends when the last transaction that began in it has. Only
     * a user of ours books.
     */
    private static final String PHASE = """
            select now() >= $1 as begun,
                   now() >= $2 and not exists (
                       select from pg_stat_activity
                       where datname = current_database() and usename = current_user and xact_start < $2) as complete
            """;
    /** Pots and sums in one statement, so that both are of one moment. */
    private static final String BOOKS = """
            select kind, region as from_region, region as to_region, balance_fen,
                   null::bigint as before_fen, null::bigint as day_fen, null::bigint as day_count,
                   null::bigint as after_fen
            from pot where county = $1 and fund = $2
            union all
            select kind, from_region, to_region, null,
                   coalesce(sum(amount_fen) filter (where at < $3), 0)::bigint,
                   coalesce(sum(amount_fen) filter (where at >= $3 and at < $4), 0)::bigint,
                   count(*) filter (where at >= $3 and at < $4),
                   coalesce(sum(amount_fen) filter (where at >= $4), 0)::bigint
            from transfer where county = $1 and fund = $2
            group by kind, from_region, to_region
            """;

    private static final String LINES = """
            select at, id, kind, from_region, to_region, amount_fen, request, attempt, actor
            from transfer where county = $1 and fund = $2 and at >= $3 and at < $4
            order by at, id
            """;

    /** How far a day is. */
    record Phase(boolean begun, boolean complete) {}

    Future<Phase> phase(SqlClient sql, LocalDate date) {
        return sql.preparedQuery(PHASE)
                .execute(Tuple.of(FundDay.beginOf(date), FundDay.beginOf(date.plusDays(1))))
                .map(rows -> rows.iterator().next())
                .map(row -> new Phase(row.getBoolean("begun"), row.getBoolean("complete")));
    }

    Future<FundDay> day(SqlClient sql, String county, String fund, LocalDate date, boolean complete) {
        return sql.preparedQuery(BOOKS)
                .execute(asked(county, fund, date))
                .map(rows -> FundDay.of(date, complete, pots(rows), sums(rows)));
    }

    private static Tuple asked(String county, String fund, LocalDate date) {
        return Tuple.of(county, fund, FundDay.beginOf(date), FundDay.beginOf(date.plusDays(1)));
    }

    private static Map<PotChanges.Pot, Long> pots(RowSet<Row> rows) {
        Map<PotChanges.Pot, Long> pots = new HashMap<>();
        for (Row row : rows) {
            Long balanceFen = row.getLong("balance_fen");
            if (balanceFen != null) {
                PotKind kind = PotKind.valueOf(row.getString("kind"));
                pots.put(new PotChanges.Pot("", row.getString("from_region"), kind), balanceFen);
            }
        }
        return pots;
    }

    private static List<MoveSums> sums(RowSet<Row> rows) {
        List<MoveSums> sums = new ArrayList<>();
        for (Row row : rows) {
            if (row.getLong("balance_fen") == null) {
                sums.add(new MoveSums(
                        TransferKind.valueOf(row.getString("kind")),
                        row.getString("from_region"),
                        row.getString("to_region"),
                        row.getLong("before_fen"),
                        row.getLong("day_fen"),
                        row.getLong("day_count"),
                        row.getLong("after_fen")));
            }
        }
        return sums;
    }

    /** Hands over page after page, in the order of time; needs a transaction to hold the cursor. */
    Future<Void> lines(
            SqlConnection sql,
            String county,
            String fund,
            LocalDate date,
            Function<List<FundDayLine>, Future<Void>> to) {
        return sql.prepare(LINES).compose(query -> {
            Cursor cursor = query.cursor(asked(county, fund, date));
            Promise<Void> end = Promise.promise();
            pages(cursor, to, end);
            return end.future().eventually(cursor::close).eventually(query::close);
        });
    }

    /** Each page ends on its own: futures chained page after page would be as deep as the day is long. */
    private static void pages(Cursor cursor, Function<List<FundDayLine>, Future<Void>> to, Promise<Void> end) {
        cursor.read(PAGE).compose(rows -> to.apply(page(rows))).onComplete((taken, failure) -> {
            if (failure != null) {
                end.fail(failure);
            } else if (cursor.hasMore()) {
                pages(cursor, to, end);
            } else {
                end.complete();
            }
        });
    }

    private static List<FundDayLine> page(RowSet<Row> rows) {
        List<FundDayLine> lines = new ArrayList<>(rows.size());
        for (Row row : rows) {
            OffsetDateTime at = row.getOffsetDateTime("at");
            lines.add(new FundDayLine(
                    at,
                    row.getUUID("id"),
                    TransferKind.valueOf(row.getString("kind")),
                    row.getString("from_region"),
                    row.getString("to_region"),
                    row.getLong("amount_fen"),
                    row.getUUID("request"),
                    row.getShort("attempt"),
                    row.getString("actor")));
        }
        return lines;
    }
}
