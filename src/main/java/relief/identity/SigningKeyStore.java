package relief.identity;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Keeps the keys that sign tokens, their private halves sealed. */
final class SigningKeyStore {
    /** Two serve while one takes over from the other. */
    private static final String NEWEST = """
            select id, private, public from signing_key order by created_at desc, id limit 2
            """;

    private static final String INSERT = """
            insert into signing_key (id, private, public) values ($1, $2, $3)
            on conflict (id) do nothing
            """;

    record Kept(String id, Buffer sealedPrivate, Buffer publicBytes) {}

    private SigningKeyStore() {}

    static Future<List<Kept>> newest(SqlClient sql) {
        return sql.preparedQuery(NEWEST).execute().map(rows -> {
            List<Kept> keys = new ArrayList<>();
            for (Row row : rows) {
                keys.add(new Kept(row.getString("id"), row.getBuffer("private"), row.getBuffer("public")));
            }
            return keys;
        });
    }

    /** Leaves the key of a faster node as it is. */
    static Future<Void> insert(SqlClient sql, Kept key) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.of(key.id(), key.sealedPrivate(), key.publicBytes()))
                .mapEmpty();
    }
}
