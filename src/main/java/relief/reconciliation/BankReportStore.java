package relief.reconciliation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import relief.platform.Queue;

/** The rows of table {@code bank_report}. */
final class BankReportStore {
    private static final String INSERT = """
            insert into bank_report (county, sha256, state, received_by, receiver, bytes)
            values ($1, $2, 'RECEIVED', $3, $4, $5)
            on conflict do nothing
            """;
    private static final String FIND = "select * from bank_report where county = $1 and sha256 = $2";
    private static final String LOCK = FIND + " and state = 'RECEIVED' and stuck is null for update skip locked";
    private static final String PAGE = """
            select * from bank_report
            where county = $1 and ($2::timestamptz is null or (received_at, sha256) < ($2, $3))
            order by received_at desc, sha256 desc limit $4
            """;
    private static final String WAITING = """
            select county, sha256 from bank_report
            where state = 'RECEIVED' and stuck is null
            order by received_at limit 1 for update skip locked
            """;
    private static final String UNSTAGE = """
            update bank_report set staged_at = null where county = $1 and sha256 = $2
            """;
    private static final String ADD = """
            update bank_report set done = done + $3, matched = matched + $4, paid = paid + $5, accepted = accepted + $6,
                rejected = rejected + $7, returned = returned + $8, quarantined = quarantined + $9,
                unchanged = unchanged + $10
            where county = $1 and sha256 = $2
            """;
    private static final String APPLIED = """
            update bank_report set state = 'APPLIED', applied_at = now() where county = $1 and sha256 = $2
            """;
    private static final String FAULTY = """
            update bank_report set state = 'FAULTY', fault = $3 where county = $1 and sha256 = $2
            """;
    private static final String SET_ASIDE = """
            update bank_report set stuck = $3
            where county = $1 and sha256 = $2 and state = 'RECEIVED' and stuck is null
            """;
    private static final String DEPTH = """
            select count(*) filter (where stuck is null) as waiting, count(*) filter (where stuck is not null) as stuck,
                coalesce(extract(epoch from now() - min(received_at) filter (where stuck is null)), 0)::float8 as age_seconds
            from bank_report where state = 'RECEIVED'
            """;

    /**
     * A report that is being applied.
     *
     * @param rows null until it was read
     * @param done rows applied so far
     */
    record Staged(long number, Integer rows, int done) {}

    /** Names a report. */
    record Key(String county, String sha256) {}

    /** @param by null when the report came by itself */
    Future<Boolean> insert(SqlClient sql, Key key, UUID by, String receiver, long bytes) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.of(key.county(), key.sha256(), by, receiver, bytes))
                .map(result -> result.rowCount() == 1);
    }

    Future<Optional<BankReport>> find(SqlClient sql, Key key) {
        return sql.preparedQuery(FIND)
                .execute(tuple(key))
                .map(rows -> reports(rows).stream().findFirst());
    }

    /** Empty when it does not wait any more, or another worker has it in hand. */
    Future<Optional<Staged>> lockWaiting(SqlClient sql, Key key) {
        return sql.preparedQuery(LOCK).execute(tuple(key)).map(rows -> {
            Optional<Staged> found = Optional.empty();
            for (Row row : rows) {
                found = Optional.of(new Staged(row.getLong("number"), row.getInteger("rows"), row.getInteger("done")));
            }
            return found;
        });
    }

    /** Newest first; {@code beforeAt} is null for the first page. */
    Future<List<BankReport>> page(
            SqlClient sql, String county, OffsetDateTime beforeAt, String beforeSha256, int limit) {
        return sql.preparedQuery(PAGE)
                .execute(Tuple.of(county, beforeAt, beforeSha256, limit))
                .map(BankReportStore::reports);
    }

    Future<Optional<Key>> oldestWaiting(SqlClient sql) {
        return sql.preparedQuery(WAITING).execute().map(rows -> {
            Optional<Key> oldest = Optional.empty();
            for (Row row : rows) {
                oldest = Optional.of(new Key(row.getString("county"), row.getString("sha256")));
            }
            return oldest;
        });
    }

    Future<Void> add(SqlClient sql, Key key, int rows, ReportCounts counts) {
        Tuple more = tuple(key)
                .addInteger(rows)
                .addInteger(counts.matched())
                .addInteger(counts.paid())
                .addInteger(counts.accepted())
                .addInteger(counts.rejected())
                .addInteger(counts.returned())
                .addInteger(counts.quarantined())
                .addInteger(counts.unchanged());
        return sql.preparedQuery(ADD).execute(more).mapEmpty();
    }

    /** Has it read again; what was applied stays. */
    Future<Void> unstage(SqlClient sql, Key key) {
        return sql.preparedQuery(UNSTAGE).execute(tuple(key)).mapEmpty();
    }

    Future<Void> applied(SqlClient sql, Key key) {
        return sql.preparedQuery(APPLIED).execute(tuple(key)).mapEmpty();
    }

    Future<Void> faulty(SqlClient sql, Key key, String sentence) {
        return sql.preparedQuery(FAULTY).execute(tuple(key).addString(sentence)).mapEmpty();
    }

    /** @return false when it does not wait any more */
    Future<Boolean> setAside(SqlClient sql, Key key, String error) {
        return sql.preparedQuery(SET_ASIDE).execute(tuple(key).addString(error)).map(result -> result.rowCount() == 1);
    }

    Future<Queue.Depth> depth(SqlClient sql) {
        return sql.preparedQuery(DEPTH).execute().map(rows -> {
            Row row = rows.iterator().next();
            return new Queue.Depth(row.getLong("waiting"), row.getLong("stuck"), row.getDouble("age_seconds"));
        });
    }

    private static Tuple tuple(Key key) {
        return Tuple.of(key.county(), key.sha256());
    }

    private static List<BankReport> reports(RowSet<Row> rows) {
        List<BankReport> reports = new ArrayList<>(rows.size());
        rows.forEach(row -> reports.add(report(row)));
        return reports;
    }

    private static BankReport report(Row row) {
        return new BankReport(
                row.getString("county"),
                row.getString("sha256"),
                BankReport.State.valueOf(row.getString("state")),
                row.getLong("bytes"),
                row.getString("receiver"),
                row.getOffsetDateTime("received_at"),
                Optional.ofNullable(row.getOffsetDateTime("applied_at")),
                new ReportCounts(
                        row.getInteger("paid"),
                        row.getInteger("accepted"),
                        row.getInteger("rejected"),
                        row.getInteger("returned"),
                        row.getInteger("quarantined"),
                        row.getInteger("unchanged")),
                Optional.ofNullable(row.getString("fault")));
    }
}
