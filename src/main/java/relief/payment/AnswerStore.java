package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Joins staged answers with payments inside the database: a slice is judged once, into the temporary table
 * {@code answered}, and all that follows reads from there, each by one statement however many rows there are.
 */
final class AnswerStore {
    private static final String ONE_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtextextended('bank-answers:' || $1, 0))";
    private static final String WITHOUT_HASH = """
            select p.end_to_end_id, p.request, p.payee
            from answered a join payment p on p.county = $1 and p.end_to_end_id = a.end_to_end_id
            where a.outcome = 'UNHASHED'
            """;
    private static final String KEEP_HASHES = """
            update payment set account_hash = known.hash from unnest($2::text[], $3::bytea[]) as known (id, hash)
            where county = $1 and end_to_end_id = known.id
            """;
    private static final String OPEN = """
            create temporary table answered (line integer, end_to_end_id text, said_fen bigint, account_masked text,
                status text, reason text, run uuid, request uuid, attempt smallint, fund text, pot_region text,
                amount_fen bigint, disputed boolean, received_at timestamptz, before text, outcome text)
            on commit drop
            """;
    // What a line finds is what the payment is now and what the lines before it in the slice made of it. The meanings
    // are
    // those of AnswerMeaning: 0 pending, 1 paid, 2 rejected, 3 returned.
    private static final String JUDGE = """
            insert into answered
            with said as (
                select a.line, a.end_to_end_id, a.amount_fen as said_fen, a.account_masked, a.status, a.reason, a.meaning,
                    p.run, p.request, p.attempt, p.fund, p.pot_region, p.amount_fen, p.disputed, p.received_at, p.state,
                    case when p.end_to_end_id is null then
                            case when a.end_to_end_id ~ '^JZ[0-9]{21}$' and substr(a.end_to_end_id, 3, 6) <> $1
                                then 'OTHER_COUNTY' else 'UNKNOWN_ID' end
                         when a.amount_fen <> p.amount_fen then 'WRONG_AMOUNT'
                         when a.account_hash is not null and p.account_hash is null then 'UNHASHED'
                         when a.account_hash <> p.account_hash then 'WRONG_ACCOUNT'
                         when a.meaning is null then 'UNKNOWN_STATUS'
                         when p.state in ('CREATED', 'IN_FILE', 'CANCELLED') then 'NOT_RELEASED' end as refused
                from bank_answer a left join payment_now p on p.county = $1 and p.end_to_end_id = a.end_to_end_id
                where a.county = $1 and a.report = $2 and a.line > $3 and a.line <= $4
            ), placed as (
                select said.*,
                    coalesce(case state when 'PAID' then 1 when 'REJECTED' then 2 when 'RETURNED' then 3 end,
                        min(line::bigint * 4 + meaning) filter (where refused is null and meaning > 0) over earlier & 3)
                        as final,
                    bool_or(refused is null and meaning = 3) over earlier as came_back,
                    bool_or(refused is null and meaning = 0) over earlier as was_pending
                from said
                window earlier as (partition by end_to_end_id order by line rows between unbounded preceding and 1 preceding)
            ), found as (
                select placed.*, case final
                    when 1 then case when came_back then 'RETURNED' else 'PAID' end
                    when 2 then 'REJECTED'
                    when 3 then 'RETURNED'
                    else case when was_pending then 'ACCEPTED' else state end end as before
                from placed
            )
            select line, end_to_end_id, said_fen, account_masked, status, reason, run, request, attempt, fund, pot_region,
                amount_fen, disputed, received_at, before,
                coalesce(refused, case
                    when before = 'PAID' then case meaning when 2 then 'CONTRADICTION' when 3 then 'RETURNED' end
                    when before = 'REJECTED' then case meaning when 1 then 'CONTRADICTION' end
                    when before = 'RETURNED' then null
                    when meaning = 1 then 'PAID'
                    when meaning = 2 then 'REJECTED'
                    when meaning = 3 then 'RETURNED'
                    when before <> 'ACCEPTED' then 'ACCEPTED' end, 'UNCHANGED')
            from found
            """;
    private static final String COUNT_ROWS = "analyze answered";
    private static final String START_ANEW = "truncate answered";
    private static final String CHANGE = """
            update payment p set state = last.outcome, bank_reason = coalesce(last.reason, p.bank_reason), changed_at = now()
            from (select distinct on (end_to_end_id) end_to_end_id, outcome, case when outcome in ('REJECTED', 'RETURNED')
                      then reason end as reason
                  from answered where outcome in ('PAID', 'ACCEPTED', 'REJECTED', 'RETURNED')
                  order by end_to_end_id, line desc) last
            where p.county = $1 and p.end_to_end_id = last.end_to_end_id
            """;
    private static final String DISPUTE = """
            update payment p set disputed = true, changed_at = now()
            from (select distinct end_to_end_id from answered where outcome = 'CONTRADICTION') doubtful
            where p.county = $1 and p.end_to_end_id = doubtful.end_to_end_id and not p.disputed
            returning p.request
            """;
    private static final String COUNT_RESULTS = """
            update payment_run r set paid = r.paid + more.paid, rejected = r.rejected + more.rejected,
                returned = r.returned + more.returned,
                state = case when r.state = 'RELEASED' and r.paid + r.rejected + r.returned + more.results = r.count
                    then 'COMPLETED' else r.state end,
                completed_at = case when r.state = 'RELEASED'
                    and r.paid + r.rejected + r.returned + more.results = r.count then now() else r.completed_at end
            from (select run, count(*) filter (where outcome = 'PAID')
                             - count(*) filter (where outcome = 'RETURNED' and before = 'PAID') as paid,
                      count(*) filter (where outcome = 'REJECTED') as rejected,
                      count(*) filter (where outcome = 'RETURNED') as returned,
                      count(*) filter (where outcome <> 'RETURNED' or before <> 'PAID') as results
                  from answered where outcome in ('PAID', 'REJECTED', 'RETURNED') group by run) more
            where r.county = $1 and r.id = more.run
            returning r.id, r.state = 'COMPLETED' and more.results > 0 as complete
            """;
    private static final String COUNTS = "select outcome, count(*)::integer as rows from answered group by outcome";
    private static final String FINALS = """
            select outcome, reason, date_trunc('second', received_at) as received_at, count(*)::integer as payments
            from answered where outcome in ('PAID', 'REJECTED', 'RETURNED')
            group by outcome, reason, date_trunc('second', received_at)
            """;
    private static final String FORGET = """
            delete from bank_answer where county = $1 and report = $2 and line <= $3
            """;

    /** A payment that was made before accounts were hashed. */
    record Unhashed(String endToEndId, UUID request, byte[] sealedPayee) {}

    /** Lets the answers for a county be applied one after the other. */
    Future<Void> waitForTurn(SqlClient sql, String county) {
        return sql.preparedQuery(ONE_AT_A_TIME).execute(Tuple.of(county)).mapEmpty();
    }

    /** What the slice could not be judged about yet. */
    Future<List<Unhashed>> withoutHash(SqlClient sql, String county) {
        return sql.preparedQuery(WITHOUT_HASH).execute(Tuple.of(county)).map(rows -> {
            List<Unhashed> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(new Unhashed(
                    row.getString("end_to_end_id"),
                    row.getUUID("request"),
                    row.getBuffer("payee").getBytes())));
            return found;
        });
    }

    Future<Void> keepHashes(SqlClient sql, String county, Map<String, byte[]> hashes) {
        Tuple rows = Tuple.of(county)
                .addArrayOfString(hashes.keySet().toArray(String[]::new))
                .addArrayOfBuffer(hashes.values().stream().map(Buffer::buffer).toArray(Buffer[]::new));
        return sql.preparedQuery(KEEP_HASHES).execute(rows).mapEmpty();
    }

    /** Judges the slice; answers how many of its rows were there. */
    Future<Integer> judge(SqlClient sql, AnswerSlice slice) {
        return sql.query(OPEN).execute().compose(opened -> fill(sql, slice));
    }

    /** Judges it anew, after hashes were kept. */
    Future<Integer> judgeAgain(SqlClient sql, AnswerSlice slice) {
        return sql.query(START_ANEW).execute().compose(empty -> fill(sql, slice));
    }

    private static Future<Integer> fill(SqlClient sql, AnswerSlice slice) {
        return sql.preparedQuery(JUDGE)
                .execute(tuple(slice))
                .map(SqlResult::rowCount)
                .compose(rows -> sql.query(COUNT_ROWS).execute().map(rows));
    }

    Future<Void> change(SqlClient sql, String county) {
        return sql.preparedQuery(CHANGE).execute(Tuple.of(county)).mapEmpty();
    }

    /** Answers the requests whose payment was not disputed before. */
    Future<List<UUID>> dispute(SqlClient sql, String county) {
        return sql.preparedQuery(DISPUTE).execute(Tuple.of(county)).map(rows -> {
            List<UUID> requests = new ArrayList<>(rows.size());
            rows.forEach(row -> requests.add(row.getUUID("request")));
            return requests;
        });
    }

    /** Adds to the results of the runs and answers those that are complete now. */
    Future<List<UUID>> countResults(SqlClient sql, String county) {
        return sql.preparedQuery(COUNT_RESULTS).execute(Tuple.of(county)).map(rows -> {
            List<UUID> complete = new ArrayList<>();
            rows.forEach(row -> {
                if (row.getBoolean("complete")) {
                    complete.add(row.getUUID("id"));
                }
            });
            return complete;
        });
    }

    Future<AppliedAnswers> applied(SqlClient sql) {
        return sql.preparedQuery(COUNTS).execute().compose(counted -> {
            Map<AnswerOutcome, Integer> counts = new EnumMap<>(AnswerOutcome.class);
            counted.forEach(row -> counts.put(AnswerOutcome.valueOf(row.getString("outcome")), row.getInteger("rows")));
            return sql.preparedQuery(FINALS).execute().map(rows -> {
                List<AppliedAnswers.Final> finals = new ArrayList<>(rows.size());
                rows.forEach(row -> finals.add(finalWord(row)));
                return new AppliedAnswers(counts, finals);
            });
        });
    }

    /** Up to the end of the slice: after a crash the lines before it may have been staged again. */
    Future<Void> forget(SqlClient sql, AnswerSlice slice) {
        return sql.preparedQuery(FORGET)
                .execute(Tuple.of(slice.county(), slice.report(), slice.throughLine()))
                .mapEmpty();
    }

    private static AppliedAnswers.Final finalWord(Row row) {
        return new AppliedAnswers.Final(
                PaymentState.valueOf(row.getString("outcome")),
                row.getString("reason"),
                row.getOffsetDateTime("received_at"),
                row.getInteger("payments"));
    }

    private static Tuple tuple(AnswerSlice slice) {
        return Tuple.of(slice.county(), slice.report(), slice.afterLine(), slice.throughLine());
    }
}
