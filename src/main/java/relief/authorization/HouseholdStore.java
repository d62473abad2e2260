package relief.authorization;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import relief.request.Ownership.HouseholdKey;

/** SQL of the table household. */
final class HouseholdStore {
    private static final String LOCK = """
            select h.county, h.id, h.granted_fen, h.tariffs, h.merged_into from household h
            where (h.county, h.id) in (select * from unnest($1::text[], $2::uuid[]))
            order by h.county, h.id for update
            """;
    private static final String INSERT = """
            insert into household (county, id, disaster, granted_fen, tariffs, merged_into)
            select county, id, disaster, granted_fen, string_to_array(tariffs, ','), merged_into
            from unnest($1::text[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::uuid[])
                as h(county, id, disaster, granted_fen, tariffs, merged_into)
            order by county, id
            on conflict do nothing
            """;
    private static final String UPDATE = """
            update household set granted_fen = h.granted_fen, tariffs = string_to_array(h.tariffs, ','),
                                 merged_into = h.merged_into
            from unnest($1::text[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::uuid[])
                as h(county, id, disaster, granted_fen, tariffs, merged_into)
            where household.county = h.county and household.id = h.id
            """;

    private HouseholdStore() {}

    /** @param mergedInto the household it became part of, or null */
    record HouseholdRow(HouseholdKey key, String disaster, HouseholdAccount account, UUID mergedInto) {}

    static Future<List<HouseholdRow>> lock(SqlClient sql, Collection<HouseholdKey> keys) {
        Tuple wanted = Tuple.tuple()
                .addArrayOfString(keys.stream().map(HouseholdKey::county).toArray(String[]::new))
                .addArrayOfUUID(keys.stream().map(HouseholdKey::id).toArray(UUID[]::new));
        return sql.preparedQuery(LOCK).execute(wanted).map(rows -> {
            List<HouseholdRow> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(read(row)));
            return found;
        });
    }

    /** @return how many were new; fewer than given when somebody else was faster */
    static Future<Integer> insert(SqlClient sql, List<HouseholdRow> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture(0)
                : sql.preparedQuery(INSERT).execute(tuple(rows)).map(result -> result.rowCount());
    }

    static Future<Void> update(SqlClient sql, List<HouseholdRow> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : sql.preparedQuery(UPDATE).execute(tuple(rows)).mapEmpty();
    }

    private static Tuple tuple(List<HouseholdRow> rows) {
        return Tuple.tuple()
                .addArrayOfString(rows.stream().map(row -> row.key().county()).toArray(String[]::new))
                .addArrayOfUUID(rows.stream().map(row -> row.key().id()).toArray(UUID[]::new))
                .addArrayOfString(rows.stream().map(HouseholdRow::disaster).toArray(String[]::new))
                .addArrayOfLong(
                        rows.stream().map(row -> row.account().grantedFen()).toArray(Long[]::new))
                .addArrayOfString(rows.stream()
                        .map(row -> String.join(",", row.account().tariffs()))
                        .toArray(String[]::new))
                .addArrayOfUUID(rows.stream().map(HouseholdRow::mergedInto).toArray(UUID[]::new));
    }

    private static HouseholdRow read(Row row) {
        Set<String> tariffs = new LinkedHashSet<>(List.of(row.getArrayOfStrings("tariffs")));
        return new HouseholdRow(
                new HouseholdKey(row.getString("county"), row.getUUID("id")),
                null,
                new HouseholdAccount(row.getLong("granted_fen"), tariffs),
                row.getUUID("merged_into"));
    }
}
