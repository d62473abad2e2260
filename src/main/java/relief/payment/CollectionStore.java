package relief.payment;

import io.vertx.core.Future;
import io.vertx.pgclient.data.Interval;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import relief.authorization.LeftOut;

/** The rows of tables {@code payment_run} and {@code payment_finding} as far as gathering writes them. */
final class CollectionStore {
    private static final String TAKEN = """
            update payment_run set taken = taken + $3, taken_at = case when $4 then now() end
            where county = $1 and id = $2
            """;
    private static final String PLANNED = """
            update payment_run set count = count + $3, total_fen = total_fen + $4, blocked = blocked + $5, planned_to = $6
            where county = $1 and id = $2
            """;
    private static final String NOTICE = """
            insert into payment_finding (county, run, request, kind, blocking, detail)
            select $1, $2, * from unnest($3::uuid[], $4::text[], $5::boolean[], $6::text[])
            """;
    // Payments of the last days are looked at as well, but for those of which the bank has said that it did not make
    // them.
    private static final String NOTICE_DUPLICATES = """
            with own as (
                select request, account_hash, amount_fen, count(*) over (partition by account_hash, amount_fen) as alike
                from payment where county = $1 and run = $2
            ), recent as (
                select distinct p.account_hash, p.amount_fen
                from payment_run r join payment p on p.county = r.county and p.run = r.id
                where r.county = $1 and r.id <> $2 and r.made_at >= now() - $3::interval
                    and p.state not in ('CANCELLED', 'REJECTED', 'RETURNED')
            )
            insert into payment_finding (county, run, request, kind, blocking)
            select $1, $2, request, $4, false from own left join recent using (account_hash, amount_fen)
            where alike > 1 or recent.account_hash is not null
            """;
    private static final String SUMS = """
            select r.count, r.blocked,
                (select count(*) from payment_file f where f.county = r.county and f.run = r.id)::integer as files,
                (select count(distinct d.request) from payment_finding d
                 where d.county = r.county and d.run = r.id and not d.blocking and not exists (
                     select from payment_finding b
                     where b.county = d.county and b.run = d.run and b.request = d.request and b.blocking)
                )::integer as doubtful
            from payment_run r where r.county = $1 and r.id = $2
            """;
    private static final String COLLECTED = """
            update payment_run set state = $3, doubtful = $4, excluded = $5, excluded_requests = $6, excluded_reasons = $7
            where county = $1 and id = $2
            """;

    static final String LIKELY_BANK_DUPLICATE = "LIKELY_BANK_DUPLICATE";

    /** @param doubtful grants in the run of which something was noticed */
    record Sums(int count, int files, int blocked, int doubtful) {}

    Future<Void> taken(SqlClient sql, PaymentRun run, int more, boolean complete) {
        return sql.preparedQuery(TAKEN)
                .execute(Tuple.of(run.county(), run.id(), more, complete))
                .mapEmpty();
    }

    /** @param lastRequest up to which the run's grants are in files now */
    Future<Void> planned(SqlClient sql, PaymentRun run, CollectedSlice slice, UUID lastRequest) {
        Tuple row = Tuple.tuple()
                .addString(run.county())
                .addUUID(run.id())
                .addInteger(slice.payments().size())
                .addLong(slice.totalFen())
                .addInteger(slice.blocked().size())
                .addUUID(lastRequest);
        return sql.preparedQuery(PLANNED).execute(row).mapEmpty();
    }

    Future<Void> notice(SqlClient sql, PaymentRun run, CollectedSlice slice) {
        List<PaymentFinding> findings = slice.findings();
        if (findings.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple rows = Tuple.of(run.county(), run.id())
                .addArrayOfUUID(findings.stream().map(PaymentFinding::request).toArray(UUID[]::new))
                .addArrayOfString(findings.stream().map(PaymentFinding::kind).toArray(String[]::new))
                .addArrayOfBoolean(
                        findings.stream().map(PaymentFinding::blocking).toArray(Boolean[]::new))
                .addArrayOfString(findings.stream().map(PaymentFinding::detail).toArray(String[]::new));
        return sql.preparedQuery(NOTICE).execute(rows).mapEmpty();
    }

    /** Equal amounts to one account, in the run or paid within some days: many banks refuse the second. */
    Future<Integer> noticeDuplicates(SqlClient sql, PaymentRun run, int days) {
        return sql.preparedQuery(NOTICE_DUPLICATES)
                .execute(Tuple.of(run.county(), run.id(), Interval.of(0, 0, days), LIKELY_BANK_DUPLICATE))
                .map(SqlResult::rowCount);
    }

    /** What was gathered, seen from within the transaction that gathered the last of it. */
    Future<Sums> sums(SqlClient sql, PaymentRun run) {
        return sql.preparedQuery(SUMS).execute(Tuple.of(run.county(), run.id())).map(rows -> {
            Row row = rows.iterator().next();
            return new Sums(
                    row.getInteger("count"),
                    row.getInteger("files"),
                    row.getInteger("blocked"),
                    row.getInteger("doubtful"));
        });
    }

    Future<Void> collected(SqlClient sql, PaymentRun run, RunState state, int doubtful, LeftOut excluded) {
        Tuple row = Tuple.tuple()
                .addString(run.county())
                .addUUID(run.id())
                .addString(state.name())
                .addInteger(doubtful)
                .addInteger(excluded.count())
                .addArrayOfUUID(
                        excluded.first().stream().map(LeftOut.One::request).toArray(UUID[]::new))
                .addArrayOfString(excluded.first().stream()
                        .map(one -> one.reason().name())
                        .toArray(String[]::new));
        return sql.preparedQuery(COLLECTED).execute(row).mapEmpty();
    }
}
