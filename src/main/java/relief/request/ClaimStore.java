package relief.request;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import relief.request.Ownership.Claim;
import relief.request.Ownership.HouseholdKey;

/** SQL of the table claim: which household a person or an account belongs to, always by the key it has today. */
final class ClaimStore {
    private static final String FIND = """
            select c.disaster, c.key, c.county, c.household from claim c
            join unnest($1::text[], $2::bytea[]) as k(disaster, key) using (disaster, key)
            """;
    private static final String OF_HOUSEHOLDS =
            "select disaster, key, county, household from claim where household = any($1)";
    private static final String HOLDER = """
            select disaster, key, county, household from claim where disaster = $1 and key = $2 for share
            """;
    private static final String INSERT = """
            insert into claim (disaster, key, county, household)
            select $1, k.key, $3, $4 from unnest($2::bytea[]) as k(key) order by k.key
            on conflict do nothing
            """;
    private static final String LOCK = """
            select key from claim where disaster = $1 and household = any($2) order by key for update
            """;
    private static final String REPOINT =
            "update claim set county = $3, household = $4 where disaster = $1 and household = any($2)";

    private ClaimStore() {}

    /** Who holds a person or account in a disaster. */
    record Claimed(Claim claim, HouseholdKey holder) {}

    static Future<List<Claimed>> find(SqlClient sql, Collection<Claim> claims) {
        Tuple wanted = Tuple.tuple()
                .addArrayOfString(claims.stream().map(Claim::disaster).toArray(String[]::new))
                .addArrayOfBuffer(claims.stream().map(Claim::key).toArray(Buffer[]::new));
        return sql.preparedQuery(FIND).execute(wanted).map(ClaimStore::claimed);
    }

    /** All that these households hold: one look into an index each, where every key would take one of its own. */
    static Future<List<Claimed>> ofHouseholds(SqlClient sql, List<UUID> households) {
        return sql.preparedQuery(OF_HOUSEHOLDS)
                .execute(Tuple.tuple().addArrayOfUUID(households.toArray(UUID[]::new)))
                .map(ClaimStore::claimed);
    }

    /** The household that holds the key, which cannot be joined to another until the end of the transaction. */
    static Future<HouseholdKey> holder(SqlClient sql, String disaster, Buffer key) {
        return sql.preparedQuery(HOLDER)
                .execute(Tuple.of(disaster, key))
                .map(rows -> claimed(rows).get(0).holder());
    }

    /** Claims what nobody holds yet. */
    static Future<Void> insert(SqlClient sql, String disaster, List<Buffer> keys, HouseholdKey household) {
        Tuple row = Tuple.tuple()
                .addString(disaster)
                .addArrayOfBuffer(keys.toArray(Buffer[]::new))
                .addString(household.county())
                .addUUID(household.id());
        return sql.preparedQuery(INSERT).execute(row).mapEmpty();
    }

    /** Locks first, in a statement of its own: so the update sees what was claimed while it waited. */
    static Future<Void> repoint(SqlClient sql, String disaster, List<UUID> from, HouseholdKey to) {
        UUID[] households = from.toArray(UUID[]::new);
        Tuple row = Tuple.tuple()
                .addString(disaster)
                .addArrayOfUUID(households)
                .addString(to.county())
                .addUUID(to.id());
        return sql.preparedQuery(LOCK)
                .execute(Tuple.tuple().addString(disaster).addArrayOfUUID(households))
                .compose(locked -> sql.preparedQuery(REPOINT).execute(row))
                .mapEmpty();
    }

    private static List<Claimed> claimed(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Claimed(
                        new Claim(row.getString("disaster"), row.getBuffer("key")),
                        new HouseholdKey(row.getString("county"), row.getUUID("household"))))
                .toList();
    }
}
