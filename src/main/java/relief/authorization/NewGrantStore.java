package relief.authorization;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import relief.request.Ownership.HouseholdKey;

/** Adds to the table grants, and takes back what was withdrawn before it was paid. */
final class NewGrantStore {
    private static final String INSERT = """
            insert into grants (county, request, disaster, township, household_county, household, tariff, fund,
                                pot_region, amount_fen, cumulative_fen, level, authority, policy, payee, received_at)
            select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[],
                $8::text[], $9::text[], $10::bigint[], $11::bigint[], $12::text[], $13::text[], $14::text[],
                $15::bytea[], $16::timestamptz[])
            """;
    private static final String DELETE_DUE = """
            delete from grants where county = $1 and request = $2 and due
            returning household_county, household, level, fund, pot_region, amount_fen, authority
            """;

    private NewGrantStore() {}

    /** What is given back when a grant is withdrawn. */
    record Withdrawn(
            HouseholdKey household, Level level, String fund, String potRegion, long amountFen, String authority) {}

    static Future<Void> insert(SqlClient sql, String county, List<NewGrant> grants) {
        Tuple tuple = Tuple.tuple()
                .addString(county)
                .addArrayOfUUID(
                        grants.stream().map(grant -> grant.request().id()).toArray(UUID[]::new))
                .addArrayOfString(texts(grants, grant -> grant.request().disaster()))
                .addArrayOfString(texts(grants, grant -> grant.request().township()))
                .addArrayOfString(texts(grants, grant -> grant.household().county()))
                .addArrayOfUUID(
                        grants.stream().map(grant -> grant.household().id()).toArray(UUID[]::new))
                .addArrayOfString(texts(grants, grant -> grant.request().tariff()))
                .addArrayOfString(texts(grants, grant -> grant.granted().fund()))
                .addArrayOfString(texts(grants, grant -> grant.granted().potRegion()))
                .addArrayOfLong(grants.stream()
                        .map(grant -> grant.granted().amountFen())
                        .toArray(Long[]::new))
                .addArrayOfLong(grants.stream()
                        .map(grant -> grant.granted().cumulativeFen())
                        .toArray(Long[]::new))
                .addArrayOfString(texts(grants, grant -> grant.granted().level().name()))
                .addArrayOfString(texts(grants, grant -> grant.granted().authority()))
                .addArrayOfString(texts(grants, grant -> grant.granted().policy()))
                .addArrayOfBuffer(
                        grants.stream().map(grant -> grant.request().payee()).toArray(Buffer[]::new))
                .addArrayOfOffsetDateTime(grants.stream()
                        .map(grant -> grant.request().receivedAt())
                        .toArray(OffsetDateTime[]::new));
        return sql.preparedQuery(INSERT).execute(tuple).mapEmpty();
    }

    /** @return what was granted; fails with no row when a payment has begun */
    static Future<List<Withdrawn>> deleteDue(SqlClient sql, String county, UUID request) {
        return sql.preparedQuery(DELETE_DUE).execute(Tuple.of(county, request)).map(rows -> {
            List<Withdrawn> withdrawn = new java.util.ArrayList<>(1);
            rows.forEach(row -> withdrawn.add(new Withdrawn(
                    new HouseholdKey(row.getString("household_county"), row.getUUID("household")),
                    Level.valueOf(row.getString("level")),
                    row.getString("fund"),
                    row.getString("pot_region"),
                    row.getLong("amount_fen"),
                    row.getString("authority"))));
            return withdrawn;
        });
    }

    private static String[] texts(List<NewGrant> grants, Function<NewGrant, String> of) {
        return grants.stream().map(of).toArray(String[]::new);
    }
}
