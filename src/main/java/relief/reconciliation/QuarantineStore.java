package relief.reconciliation;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import relief.payment.AnswerOutcome;
import relief.platform.Caller;
import relief.reconciliation.QuarantinedAnswer.Outcome;
import relief.reconciliation.QuarantinedAnswer.Resolution;
import relief.reconciliation.QuarantinedAnswer.Said;

/** The rows of table {@code quarantined_answer}. */
final class QuarantineStore {
    // From what the slice at hand was judged to be.
    private static final String INSERT = """
            insert into quarantined_answer (county, sha256, line, end_to_end_id, kind, status, amount_fen, account_masked,
                reason)
            select $1, $2, line, end_to_end_id, outcome, status, said_fen, account_masked, reason
            from answered where outcome = any($3)
            """;
    private static final String PAGE = """
            select * from quarantined_answer where county = $1 and sha256 = $2 and line > $3 order by line limit $4
            """;
    private static final String LOCK = """
            select * from quarantined_answer where county = $1 and sha256 = $2 and line = $3 for update
            """;
    private static final String PROPOSE = """
            update quarantined_answer set resolution = $4, note = $5, proposed_by = $6, proposer = $7, proposed_at = now()
            where county = $1 and sha256 = $2 and line = $3
            """;
    private static final String DISMISS = """
            update quarantined_answer set resolution = 'DISMISSED', note = $4, proposed_by = null, proposer = null,
                proposed_at = null, resolved_by = $5, resolver = $6, resolved_at = now()
            where county = $1 and sha256 = $2 and line = $3
            """;
    private static final String CONFIRM = """
            update quarantined_answer set resolved_by = $4, resolver = $5, resolved_at = now()
            where county = $1 and sha256 = $2 and line = $3
            """;
    private static final String BY_KIND = """
            select kind, count(*) as answers from quarantined_answer where resolved_at is null group by kind
            """;

    private final BiFunction<Place, byte[], String> notes;

    /** Names a row. */
    record Place(BankReportStore.Key report, int line) {
        private Tuple tuple() {
            return Tuple.of(report.county(), report.sha256(), line);
        }
    }

    /** @param notes opens what was sealed for a row */
    QuarantineStore(BiFunction<Place, byte[], String> notes) {
        this.notes = notes;
    }

    static Future<Void> insertAnswered(SqlClient sql, BankReportStore.Key report) {
        Tuple row = Tuple.of(report.county(), report.sha256())
                .addArrayOfString(Arrays.stream(AnswerOutcome.values())
                        .filter(AnswerOutcome::isQuarantined)
                        .map(AnswerOutcome::name)
                        .toArray(String[]::new));
        return sql.preparedQuery(INSERT).execute(row).mapEmpty();
    }

    Future<List<QuarantinedAnswer>> page(SqlClient sql, BankReportStore.Key report, int afterLine, int limit) {
        return sql.preparedQuery(PAGE)
                .execute(Tuple.of(report.county(), report.sha256(), afterLine, limit))
                .map(rows -> answers(report, rows));
    }

    Future<Optional<QuarantinedAnswer>> lock(SqlClient sql, Place place) {
        return sql.preparedQuery(LOCK)
                .execute(place.tuple())
                .map(rows -> answers(place.report(), rows).stream().findFirst());
    }

    Future<Void> propose(SqlClient sql, Place place, Outcome outcome, byte[] sealedNote, Caller by) {
        Tuple row = place.tuple()
                .addString(outcome.name())
                .addBuffer(Buffer.buffer(sealedNote))
                .addUUID(by.id())
                .addString(by.username());
        return sql.preparedQuery(PROPOSE).execute(row).mapEmpty();
    }

    Future<Void> dismiss(SqlClient sql, Place place, byte[] sealedNote, Caller by) {
        Tuple row = place.tuple()
                .addBuffer(Buffer.buffer(sealedNote))
                .addUUID(by.id())
                .addString(by.username());
        return sql.preparedQuery(DISMISS).execute(row).mapEmpty();
    }

    Future<Void> confirm(SqlClient sql, Place place, Caller by) {
        return sql.preparedQuery(CONFIRM)
                .execute(place.tuple().addUUID(by.id()).addString(by.username()))
                .mapEmpty();
    }

    static Future<Map<AnswerOutcome, Long>> byKind(SqlClient sql) {
        return sql.preparedQuery(BY_KIND).execute().map(rows -> {
            Map<AnswerOutcome, Long> answers = new TreeMap<>();
            rows.forEach(row -> answers.put(AnswerOutcome.valueOf(row.getString("kind")), row.getLong("answers")));
            return answers;
        });
    }

    private List<QuarantinedAnswer> answers(BankReportStore.Key report, RowSet<Row> rows) {
        List<QuarantinedAnswer> answers = new ArrayList<>(rows.size());
        rows.forEach(row -> answers.add(answer(report, row)));
        return answers;
    }

    private QuarantinedAnswer answer(BankReportStore.Key report, Row row) {
        Place place = new Place(report, row.getInteger("line"));
        Optional<Resolution> resolution = Optional.ofNullable(row.getString("resolution"))
                .map(outcome -> new Resolution(
                        Outcome.valueOf(outcome),
                        notes.apply(place, row.getBuffer("note").getBytes()),
                        said(row, "proposed_by", "proposer", "proposed_at"),
                        said(row, "resolved_by", "resolver", "resolved_at")));
        return new QuarantinedAnswer(
                place.line(),
                row.getString("end_to_end_id"),
                AnswerOutcome.valueOf(row.getString("kind")),
                row.getString("status"),
                row.getLong("amount_fen"),
                row.getString("account_masked"),
                row.getString("reason"),
                resolution);
    }

    private static Optional<Said> said(Row row, String by, String name, String at) {
        UUID who = row.getUUID(by);
        return who == null
                ? Optional.empty()
                : Optional.of(new Said(who, row.getString(name), row.getOffsetDateTime(at)));
    }
}
