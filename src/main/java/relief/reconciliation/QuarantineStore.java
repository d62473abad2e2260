package relief.reconciliation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import relief.payment.AnswerOutcome;

/** The rows of table {@code quarantined_answer}. */
final class QuarantineStore {
    private static final String INSERT = """
            insert into quarantined_answer (county, sha256, line, end_to_end_id, kind, status, amount_fen, account_masked)
            select $1, $2, * from unnest($3::integer[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::text[])
            """;
    private static final String PAGE = """
            select * from quarantined_answer where county = $1 and sha256 = $2 and line > $3 order by line limit $4
            """;
    private static final String BY_KIND = "select kind, count(*) as answers from quarantined_answer group by kind";

    Future<Void> insert(SqlClient sql, BankReportStore.Key report, List<QuarantinedAnswer> answers) {
        if (answers.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple rows = Tuple.of(report.county(), report.sha256())
                .addArrayOfInteger(answers.stream().map(QuarantinedAnswer::line).toArray(Integer[]::new))
                .addArrayOfString(
                        answers.stream().map(QuarantinedAnswer::endToEndId).toArray(String[]::new))
                .addArrayOfString(
                        answers.stream().map(answer -> answer.kind().name()).toArray(String[]::new))
                .addArrayOfString(
                        answers.stream().map(QuarantinedAnswer::status).toArray(String[]::new))
                .addArrayOfLong(
                        answers.stream().map(QuarantinedAnswer::amountFen).toArray(Long[]::new))
                .addArrayOfString(
                        answers.stream().map(QuarantinedAnswer::accountMasked).toArray(String[]::new));
        return sql.preparedQuery(INSERT).execute(rows).mapEmpty();
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
