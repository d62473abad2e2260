package relief.overview;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import relief.overview.CaseFile.Attempt;
import relief.overview.CaseFile.GrantMade;
import relief.overview.CaseFile.Head;
import relief.overview.CaseFile.Ruled;

/** Reads all that belongs to one case. */
final class CaseStore {
    /** The household is the one that holds the applicant now, also when it was joined to another since. */
    private static final String FIND = "select " + QueueStore.COLUMNS + """
            , d.name as disaster_name, r.residence, r.channel, r.captured_at, coalesce(g.payee, r.payee) as payee,
            r.submitted_by, coalesce(u.username, r.submitted_by::text) as submitter, g.amount_fen as granted_fen,
            g.level as granted_level, g.authority, g.decided_at, g.policy, coalesce((
                select h.granted_fen from claim m join household h on h.county = m.county and h.id = m.household
                where m.disaster = r.disaster and m.key = substring(r.persons from 1 for 16)), 0) as cumulative_fen
            from request r
            """ + SeenStateStore.WITH_LAST_PAYMENT + """
            left join disaster d on d.code = r.disaster
            left join app_user u on u.id = r.submitted_by
            where r.county = any($1) and r.id = $2
            """;

    private static final String DECISIONS = """
            select d.outcome, d.amount_fen, d.words, coalesce(u.username, d.actor::text) as actor, d.level, d.at
            from decision d left join app_user u on u.id = d.actor
            where d.county = $1 and d.request = $2 order by d.at, d.id
            """;

    private static final String PAYMENTS = """
            select end_to_end_id, attempt, state, bank_reason, run, changed_at
            from payment_now where county = $1 and request = $2 order by attempt
            """;

    private CaseStore() {}

    /** A case without what was decided, paid and told of it. */
    record Found(Head head, long cumulativeFen, GrantMade grant) {}

    static Future<Optional<Found>> find(SqlClient sql, List<String> counties, UUID id) {
        return sql.preparedQuery(FIND)
                .execute(Tuple.tuple()
                        .addArrayOfString(counties.toArray(String[]::new))
                        .addUUID(id))
                .map(rows -> list(rows, CaseStore::found).stream().findFirst());
    }

    static Future<List<Ruled>> decisions(SqlClient sql, String county, UUID request) {
        return sql.preparedQuery(DECISIONS)
                .execute(Tuple.of(county, request))
                .map(rows -> list(
                        rows,
                        row -> new Ruled(
                                row.getString("outcome"),
                                row.getLong("amount_fen"),
                                row.getBuffer("words"),
                                row.getString("actor"),
                                row.getString("level"),
                                row.getOffsetDateTime("at"))));
    }

    static Future<List<Attempt>> payments(SqlClient sql, String county, UUID request) {
        return sql.preparedQuery(PAYMENTS)
                .execute(Tuple.of(county, request))
                .map(rows -> list(
                        rows,
                        row -> new Attempt(
                                row.getString("end_to_end_id"),
                                row.getInteger("attempt"),
                                row.getString("state"),
                                row.getString("bank_reason"),
                                row.getUUID("run"),
                                row.getOffsetDateTime("changed_at"))));
    }

    private static Found found(Row row) {
        Head head = new Head(
                QueueStore.listed(row),
                row.getString("disaster_name"),
                row.getString("residence"),
                row.getString("channel"),
                row.getOffsetDateTime("captured_at"),
                row.getBuffer("payee"),
                row.getUUID("submitted_by"),
                row.getString("submitter"));
        GrantMade grant = row.getLong("granted_fen") == null
                ? null
                : new GrantMade(
                        row.getLong("granted_fen"),
                        row.getString("granted_level"),
                        row.getString("authority"),
                        row.getOffsetDateTime("decided_at"),
                        row.getString("policy"));
        return new Found(head, row.getLong("cumulative_fen"), grant);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
