package relief.request;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import relief.platform.Ids;

/** The one statement by which many requests become durable together: rows, claims of their persons, journal. */
final class IntakeStatement {
    /** {@code is true} keeps the planner from joining: guessing ten rows, it sometimes looped over every pair. */
    private static final String INSERT = """
            with sent as (
                insert into request (county, id, disaster, township, village, tariff, cause, amount_fen, residence,
                                     channel, captured_at, submitted_by, digest, persons, account, household_size,
                                     details, payee, findings, state)
                select *, 'SUBMITTED' from unnest(
                    $1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[],
                    $9::text[], $10::text[], $11::timestamptz[], $12::uuid[], $13::bytea[], $14::bytea[],
                    $15::bytea[], $16::smallint[], $17::bytea[], $18::bytea[], $19::text[])
                on conflict do nothing
                returning id, received_at
            ), claimed as (
                insert into claim (disaster, key, county, household)
                select disaster, key, county, household
                from unnest($20::text[], $21::bytea[], $22::text[], $23::uuid[]) as c(disaster, key, county, household)
                where (household in (select id from sent)) is true
                order by disaster, key
                on conflict do nothing
            ), told as (
                insert into journal (county, id, event, subject, actor, facts)
                select county, id, 'request.submitted', request::text, actor, facts
                from unnest($1::text[], $2::uuid[], $24::uuid[], $25::text[], $26::text[])
                    as j(county, request, id, actor, facts)
                where (request in (select id from sent)) is true
            )
            select id, received_at from sent
            """;

    private IntakeStatement() {}

    /** A request and the name under which its submitter stands in the journal. */
    record Row(SealedRequest request, String actor) {}

    /** @return when each request that was new was received; an id that is missing stood there already */
    static Future<Map<UUID, OffsetDateTime>> insert(SqlClient sql, List<Row> rows) {
        return sql.preparedQuery(INSERT).execute(parameters(rows)).map(answer -> {
            Map<UUID, OffsetDateTime> received = new HashMap<>(rows.size() * 2);
            answer.forEach(row -> received.put(row.getUUID("id"), row.getOffsetDateTime("received_at")));
            return received;
        });
    }

    private static Tuple parameters(List<Row> rows) {
        List<SealedRequest> requests = rows.stream().map(Row::request).toList();
        Tuple tuple = Tuple.tuple();
        tuple.addArrayOfString(texts(requests, SealedRequest::county));
        tuple.addArrayOfUUID(requests.stream().map(SealedRequest::id).toArray(UUID[]::new));
        tuple.addArrayOfString(texts(requests, SealedRequest::disaster));
        tuple.addArrayOfString(texts(requests, SealedRequest::township));
        tuple.addArrayOfString(texts(requests, SealedRequest::village));
        tuple.addArrayOfString(texts(requests, SealedRequest::tariff));
        tuple.addArrayOfString(texts(requests, SealedRequest::cause));
        tuple.addArrayOfLong(requests.stream().map(SealedRequest::amountFen).toArray(Long[]::new));
        tuple.addArrayOfString(texts(requests, SealedRequest::residence));
        tuple.addArrayOfString(texts(requests, SealedRequest::channel));
        tuple.addArrayOfOffsetDateTime(
                requests.stream().map(SealedRequest::capturedAt).toArray(OffsetDateTime[]::new));
        tuple.addArrayOfUUID(requests.stream().map(SealedRequest::submittedBy).toArray(UUID[]::new));
        tuple.addArrayOfBuffer(buffers(requests, SealedRequest::digest));
        tuple.addArrayOfBuffer(buffers(requests, SealedRequest::joinedPersons));
        tuple.addArrayOfBuffer(buffers(requests, SealedRequest::account));
        tuple.addArrayOfShort(requests.stream()
                .map(request -> (short) request.householdSize())
                .toArray(Short[]::new));
        tuple.addArrayOfBuffer(buffers(requests, SealedRequest::details));
        tuple.addArrayOfBuffer(buffers(requests, SealedRequest::payee));
        tuple.addArrayOfString(texts(requests, SealedRequest::findings));
        addClaims(tuple, requests);
        tuple.addArrayOfUUID(rows.stream().map(row -> Ids.next()).toArray(UUID[]::new));
        tuple.addArrayOfString(rows.stream().map(Row::actor).toArray(String[]::new));
        tuple.addArrayOfString(texts(requests, IntakeStatement::facts));
        return tuple;
    }

    private static void addClaims(Tuple tuple, List<SealedRequest> requests) {
        List<String> disasters = new ArrayList<>();
        List<Buffer> keys = new ArrayList<>();
        List<String> counties = new ArrayList<>();
        List<UUID> households = new ArrayList<>();
        for (SealedRequest request : requests) {
            for (Buffer key : request.claimedKeys()) {
                disasters.add(request.disaster());
                keys.add(key);
                counties.add(request.county());
                households.add(request.id());
            }
        }
        tuple.addArrayOfString(disasters.toArray(String[]::new));
        tuple.addArrayOfBuffer(keys.toArray(Buffer[]::new));
        tuple.addArrayOfString(counties.toArray(String[]::new));
        tuple.addArrayOfUUID(households.toArray(UUID[]::new));
    }

    /** Codes and numbers only, so that no escaping is needed. */
    private static String facts(SealedRequest request) {
        return "{\"amountFen\":" + request.amountFen() + ",\"channel\":\"" + request.channel() + "\",\"disaster\":\""
                + request.disaster() + "\",\"tariff\":\"" + request.tariff() + "\",\"township\":\""
                + request.township() + "\"}";
    }

    private static String[] texts(List<SealedRequest> requests, java.util.function.Function<SealedRequest, String> of) {
        return requests.stream().map(of).toArray(String[]::new);
    }

    private static Buffer[] buffers(
            List<SealedRequest> requests, java.util.function.Function<SealedRequest, Buffer> of) {
        return requests.stream().map(of).toArray(Buffer[]::new);
    }
}
