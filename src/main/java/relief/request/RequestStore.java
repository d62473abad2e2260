package relief.request;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** SQL of the table request. */
final class RequestStore {
    private static final String COUNTIES_WITH_WORK = """
            with recursive counties as (
                (select county from request where state = 'SUBMITTED' and stuck is null order by county limit 1)
                union all
                select (select r.county from request r
                        where r.state = 'SUBMITTED' and r.stuck is null and r.county > c.county
                        order by r.county limit 1)
                from counties c where c.county is not null
            )
            select county from counties where county is not null
            """;
    private static final String CLAIM_SUBMITTED = """
            select id, disaster, township, tariff, amount_fen, received_at, persons, account, payee, findings,
                   submitted_by, corrected_by, state, level
            from request where county = $1 and state = 'SUBMITTED' and stuck is null
            order by received_at limit $2 for update skip locked
            """;
    private static final String LOCK = """
            select id, disaster, township, tariff, amount_fen, received_at, persons, account, payee, findings,
                   submitted_by, corrected_by, state, level
            from request where county = $1 and id = $2 for update
            """;
    private static final String ORIGIN = "select submitted_by, details from request where county = $1 and id = $2";
    private static final String PLACE = "select county, township from request where county = any($1) and id = $2";
    private static final String FIND =
            "select county, id, digest, state, received_at from request where county = any($1) and id = any($2)";
    private static final String MOVE = """
            update request r set state = m.state, level = m.level, findings = m.findings,
                                 household = coalesce(m.household, r.household)
            from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[])
                as m(id, state, level, findings, household)
            where r.county = $1 and r.id = m.id
            """;
    private static final String CORRECT = """
            update request set village = $3, tariff = $4, cause = $5, amount_fen = $6, residence = $7, channel = $8,
                   captured_at = $9, digest = $10, persons = $11, account = $12, household_size = $13, details = $14,
                   payee = $15, findings = $16, corrected_by = $17, state = 'SUBMITTED', level = null, received_at = now()
            where county = $1 and id = $2
            """;
    private static final String SET_STUCK = "update request set stuck = $3 where county = $1 and id = $2";
    private static final String DEPTH = """
            select count(*) as waiting, extract(epoch from now() - min(received_at))::float8 as age,
                   (select count(*) from request where stuck is not null) as stuck
            from request where state = 'SUBMITTED' and stuck is null
            """;

    private RequestStore() {}

    /** Who submitted a request, and its sealed details. */
    record Origin(UUID submittedBy, Buffer details) {}

    /** A request as it was found under its id. */
    record Found(UUID id, Buffer digest, RequestState state, java.time.OffsetDateTime receivedAt) {}

    static Future<List<String>> countiesWithWork(SqlClient sql) {
        return sql.query(COUNTIES_WITH_WORK).execute().map(rows -> list(rows, row -> row.getString(0)));
    }

    static Future<List<PendingRequest>> claimSubmitted(SqlClient sql, String county, int limit) {
        return sql.preparedQuery(CLAIM_SUBMITTED)
                .execute(Tuple.of(county, limit))
                .map(rows -> list(rows, row -> pending(county, row)));
    }

    static Future<Optional<PendingRequest>> lock(SqlClient sql, String county, UUID id) {
        return sql.preparedQuery(LOCK)
                .execute(Tuple.of(county, id))
                .map(rows -> list(rows, row -> pending(county, row)).stream().findFirst());
    }

    static Future<Optional<Origin>> findOrigin(SqlClient sql, String county, UUID id) {
        return sql.preparedQuery(ORIGIN)
                .execute(Tuple.of(county, id))
                .map(rows ->
                        list(rows, row -> new Origin(row.getUUID("submitted_by"), row.getBuffer("details"))).stream()
                                .findFirst());
    }

    static Future<Optional<RequestPlace>> findPlace(SqlClient sql, List<String> counties, UUID id) {
        return sql.preparedQuery(PLACE)
                .execute(Tuple.tuple()
                        .addArrayOfString(counties.toArray(String[]::new))
                        .addUUID(id))
                .map(rows ->
                        list(rows, row -> new RequestPlace(row.getString("county"), row.getString("township"), id))
                                .stream()
                                .findFirst());
    }

    static Future<List<Found>> find(SqlClient sql, List<String> counties, List<UUID> ids) {
        Tuple keys = Tuple.tuple()
                .addArrayOfString(counties.toArray(String[]::new))
                .addArrayOfUUID(ids.toArray(UUID[]::new));
        return sql.preparedQuery(FIND)
                .execute(keys)
                .map(rows -> list(
                        rows,
                        row -> new Found(
                                row.getUUID("id"),
                                row.getBuffer("digest"),
                                RequestState.valueOf(row.getString("state")),
                                row.getOffsetDateTime("received_at"))));
    }

    static Future<Void> move(SqlClient sql, String county, List<RequestMove> moves) {
        Tuple row = Tuple.tuple()
                .addString(county)
                .addArrayOfUUID(moves.stream().map(RequestMove::id).toArray(UUID[]::new))
                .addArrayOfString(
                        moves.stream().map(move -> move.state().name()).toArray(String[]::new))
                .addArrayOfString(moves.stream().map(RequestMove::level).toArray(String[]::new))
                .addArrayOfString(moves.stream()
                        .map(move -> Findings.write(move.findings()))
                        .toArray(String[]::new))
                .addArrayOfUUID(moves.stream().map(RequestMove::household).toArray(UUID[]::new));
        return sql.preparedQuery(MOVE).execute(row).mapEmpty();
    }

    static Future<Void> correct(SqlClient sql, SealedRequest request) {
        Tuple row = Tuple.of(
                request.county(),
                request.id(),
                request.village(),
                request.tariff(),
                request.cause(),
                request.amountFen());
        row.addString(request.residence())
                .addString(request.channel())
                .addOffsetDateTime(request.capturedAt())
                .addBuffer(request.digest())
                .addBuffer(request.joinedPersons())
                .addBuffer(request.account())
                .addInteger(request.householdSize())
                .addBuffer(request.details())
                .addBuffer(request.payee())
                .addString(request.findings())
                .addUUID(request.submittedBy());
        return sql.preparedQuery(CORRECT).execute(row).mapEmpty();
    }

    static Future<Void> setStuck(SqlClient sql, String county, UUID id, String error) {
        return sql.preparedQuery(SET_STUCK).execute(Tuple.of(county, id, error)).mapEmpty();
    }

    static Future<relief.platform.Queue.Depth> depth(SqlClient sql) {
        return sql.query(DEPTH).execute().map(rows -> {
            Row row = rows.iterator().next();
            Double age = row.getDouble("age");
            return new relief.platform.Queue.Depth(row.getLong("waiting"), row.getLong("stuck"), age == null ? 0 : age);
        });
    }

    private static PendingRequest pending(String county, Row row) {
        return new PendingRequest(
                county,
                row.getUUID("id"),
                row.getString("disaster"),
                row.getString("township"),
                row.getString("tariff"),
                row.getLong("amount_fen"),
                row.getOffsetDateTime("received_at"),
                split(row.getBuffer("persons")),
                row.getBuffer("account"),
                row.getBuffer("payee"),
                Findings.read(row.getString("findings")),
                row.getUUID("submitted_by"),
                Optional.ofNullable(row.getUUID("corrected_by")),
                RequestState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("level")));
    }

    private static List<Buffer> split(Buffer joined) {
        List<Buffer> parts = new ArrayList<>(joined.length() / 16);
        for (int at = 0; at < joined.length(); at += 16) {
            parts.add(joined.getBuffer(at, at + 16));
        }
        return parts;
    }

    private static <T> List<T> list(RowSet<Row> rows, java.util.function.Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }
}
