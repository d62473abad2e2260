package relief.authorization;

import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import relief.platform.Overtaken;
import relief.request.Ownership.HouseholdKey;

/** SQL of the table household. */
final class HouseholdStore {
    private static final String LOCK = """
            select h.* from (select * from unnest($1::text[], $2::uuid[]) as k(county, id) order by county, id) k
            cross join lateral (
                select county, id, granted_fen, tariffs, merged_into_county, merged_into
                from household where county = k.county and id = k.id for update) h
            """;
    private static final String INSERT = """
            insert into household (county, id, disaster, granted_fen, tariffs, merged_into_county, merged_into)
            select county, id, disaster, granted_fen, string_to_array(tariffs, ','), merged_into_county, merged_into
            from unnest($1::text[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::uuid[])
                as h(county, id, disaster, granted_fen, tariffs, merged_into_county, merged_into)
            order by county, id
            """;
    private static final String UPDATE = """
            update household set
                granted_fen = household.granted_fen + h.added_fen,
                tariffs = case when h.merged_into is null
                    then array(select distinct unnest(household.tariffs || string_to_array(h.tariffs, ',')) order by 1)
                    else '{}' end,
                merged_into_county = h.merged_into_county,
                merged_into = h.merged_into
            from unnest($1::text[], $2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::uuid[])
                as h(county, id, disaster, added_fen, tariffs, merged_into_county, merged_into)
            where household.county = h.county and household.id = h.id
            """;
    private static final String FLATTEN = """
            update household set merged_into_county = $3, merged_into = $4
            where (merged_into_county, merged_into) in (select * from unnest($1::text[], $2::uuid[]))
            """;
    private static final String TAKE_BACK = """
            update household h set granted_fen = h.granted_fen - $3, tariffs = array(
                with part as (
                    select county, id from household
                    where county = $1 and id = $2 or merged_into_county = $1 and merged_into = $2)
                select g.tariff from part p join grants g on g.county = p.county and g.request = p.id
                where g.household_county = p.county and g.household = p.id
                union
                select g.tariff from part p join grants g on g.household_county = p.county and g.household = p.id
                where g.household <> g.request or g.household_county <> g.county
                order by 1)
            where h.county = $1 and h.id = $2
            """;

    private HouseholdStore() {}

    /** @param mergedInto the household it became part of, or null */
    record HouseholdRow(HouseholdKey key, String disaster, HouseholdAccount account, HouseholdKey mergedInto) {}

    static Future<List<HouseholdRow>> lock(SqlClient sql, Collection<HouseholdKey> keys) {
        return sql.preparedQuery(LOCK).execute(keyTuple(keys)).map(rows -> {
            List<HouseholdRow> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(read(row)));
            return found;
        });
    }

    /**
     * The household that this one is by now, locked: the one it was joined to, or itself.
     *
     * @return the key as it was given while the household has no row
     */
    static Future<HouseholdKey> lockRoot(SqlClient sql, HouseholdKey key) {
        return lock(sql, List.of(key)).compose(rows -> {
            HouseholdKey root = rows.isEmpty() ? null : rows.get(0).mergedInto();
            return root == null
                    ? Future.succeededFuture(key)
                    : lock(sql, List.of(root)).map(found -> {
                        if (found.get(0).mergedInto() != null) {
                            throw new Overtaken("the household was just joined to another");
                        }
                        return root;
                    });
        });
    }

    /** Fails as overtaken when another worker wrote one of them since they were looked for. */
    static Future<Void> insert(SqlClient sql, List<HouseholdRow> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : sql.preparedQuery(INSERT)
                        .execute(tuple(rows))
                        .<Void>mapEmpty()
                        .recover(failure -> Future.failedFuture(isTaken(failure) ? overtaken() : failure));
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException pg && "household_pk".equals(pg.getConstraint());
    }

    private static Overtaken overtaken() {
        return new Overtaken("another worker granted to one of these households first");
    }

    /** Adds what came to each household since it was read; one that was joined to another keeps no tariffs of its own. */
    static Future<Void> update(SqlClient sql, List<HouseholdRow> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : sql.preparedQuery(UPDATE).execute(tuple(rows)).mapEmpty();
    }

    /** Lets all that was joined to these point to the one they were joined to now. */
    static Future<Void> flatten(SqlClient sql, Collection<HouseholdKey> joined, HouseholdKey into) {
        return sql.preparedQuery(FLATTEN)
                .execute(keyTuple(joined).addString(into.county()).addUUID(into.id()))
                .mapEmpty();
    }

    /** After a grant is gone: the amount is free again, the tariffs are those of the grants that remain. */
    static Future<Void> takeBack(SqlClient sql, HouseholdKey root, long amountFen) {
        return sql.preparedQuery(TAKE_BACK)
                .execute(Tuple.of(root.county(), root.id(), amountFen))
                .mapEmpty();
    }

    private static Tuple keyTuple(Collection<HouseholdKey> keys) {
        return Tuple.tuple()
                .addArrayOfString(keys.stream().map(HouseholdKey::county).toArray(String[]::new))
                .addArrayOfUUID(keys.stream().map(HouseholdKey::id).toArray(UUID[]::new));
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
                .addArrayOfString(rows.stream()
                        .map(row -> row.mergedInto() == null
                                ? null
                                : row.mergedInto().county())
                        .toArray(String[]::new))
                .addArrayOfUUID(rows.stream()
                        .map(row -> row.mergedInto() == null
                                ? null
                                : row.mergedInto().id())
                        .toArray(UUID[]::new));
    }

    private static HouseholdRow read(Row row) {
        Set<String> tariffs = new LinkedHashSet<>(List.of(row.getArrayOfStrings("tariffs")));
        UUID into = row.getUUID("merged_into");
        return new HouseholdRow(
                new HouseholdKey(row.getString("county"), row.getUUID("id")),
                null,
                new HouseholdAccount(row.getLong("granted_fen"), tariffs),
                into == null ? null : new HouseholdKey(row.getString("merged_into_county"), into));
    }
}
