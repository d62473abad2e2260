package relief.authorization;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** SQL of the table decision. */
final class DecisionStore {
    private static final String INSERT = """
            insert into decision (county, id, request, level, outcome, amount_fen, words, actor)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning at
            """;
    private static final String LAST = """
            select outcome, level, amount_fen, actor, at from decision
            where county = $1 and request = $2 order by at desc, id desc limit 1
            """;

    private DecisionStore() {}

    /** The latest word of an officer on a request. */
    record Last(Decision.Outcome outcome, Level level, Long amountFen, UUID actor, OffsetDateTime at) {}

    /**
     * Adds what an officer decided.
     *
     * @param amountFen null unless approved
     * @param words reason and minutes, sealed, for they may tell of persons
     */
    static Future<OffsetDateTime> insert(
            SqlClient sql,
            String county,
            UUID id,
            UUID request,
            Level level,
            Decision.Outcome outcome,
            Long amountFen,
            byte[] words,
            UUID actor) {
        Tuple row = Tuple.of(county, id, request, level.name(), outcome.name(), amountFen)
                .addBuffer(Buffer.buffer(words))
                .addUUID(actor);
        return sql.preparedQuery(INSERT)
                .execute(row)
                .map(rows -> rows.iterator().next().getOffsetDateTime("at"));
    }

    static Future<Optional<Last>> findLast(SqlClient sql, String county, UUID request) {
        return sql.preparedQuery(LAST).execute(Tuple.of(county, request)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(new Last(
                        Decision.Outcome.valueOf(row.getString("outcome")),
                        Level.valueOf(row.getString("level")),
                        row.getLong("amount_fen"),
                        row.getUUID("actor"),
                        row.getOffsetDateTime("at")));
            }
            return Optional.empty();
        });
    }
}
