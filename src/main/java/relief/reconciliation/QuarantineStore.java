package relief.reconciliation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import relief.payment.AnswerOutcome;

/** The rows of table {@code quarantined_answer}. */
final class QuarantineStore {
    /** From what the slice at hand was judged to be; a report is never applied twice, so no row is there before. */
    private static final String INSERT = """
            insert into quarantined_answer (county, sha256, line, end_to_end_id, kind, status, amount_fen, account_masked,
                reason)
            select $1, $2, line, end_to_end_id, outcome, status, said_fen, account_masked, reason
            from answered where outcome = any($3)
            """;

    private static final String PAGE = """
            select * from quarantined_answer where county = $1 and sha256 = $2 and line > $3 order by line limit $4
            """;
    private static final String BY_KIND = "select kind, count(*) as answers from quarantined_answer group by kind";

    Future<Void> insert(SqlClient sql, BankReportStore.Key report) {
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
                .map(rows -> {
                    List<QuarantinedAnswer> answers = new ArrayList<>(rows.size());
                    rows.forEach(row -> answers.add(answer(row)));
                    return answers;
                });
    }

    Future<Map<AnswerOutcome, Long>> byKind(SqlClient sql) {
        return sql.preparedQuery(BY_KIND).execute().map(rows -> {
            Map<AnswerOutcome, Long> answers = new TreeMap<>();
            rows.forEach(row -> answers.put(AnswerOutcome.valueOf(row.getString("kind")), row.getLong("answers")));
            return answers;
        });
    }

    private static QuarantinedAnswer answer(Row row) {
        return new QuarantinedAnswer(
                row.getInteger("line"),
                row.getString("end_to_end_id"),
                AnswerOutcome.valueOf(row.getString("kind")),
                row.getString("status"),
                row.getLong("amount_fen"),
                row.getString("account_masked"));
    }
}
