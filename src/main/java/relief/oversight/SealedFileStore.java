package relief.oversight;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what the database says of the sealed files, page by page. */
final class SealedFileStore {
    private static final String PAGE = """
            select f.county, f.run, f.number, f.name, f.bytes, f.sha256
            from payment_file f join payment_run r on r.county = f.county and r.id = f.run
            where f.sealed_at is not null and r.state in ('SEALING', 'SEALED', 'RELEASED', 'COMPLETED') and (f.county, f.run, f.number) > ($1, $2, $3)
            order by f.county, f.run, f.number limit $4
            """;

    private SealedFileStore() {}

    /** @param sha256 as lower-case hexadecimal digits */
    record Sealed(String county, UUID run, int number, String name, long bytes, String sha256) {
        static final Sealed BEFORE_ALL = new Sealed("", new UUID(0, 0), 0, "", 0, "");
    }

    static Future<List<Sealed>> page(SqlClient sql, Sealed after, int limit) {
        return sql.preparedQuery(PAGE)
                .execute(Tuple.of(after.county(), after.run(), after.number(), limit))
                .map(rows -> {
                    List<Sealed> page = new ArrayList<>(rows.size());
                    rows.forEach(row -> page.add(sealed(row)));
                    return page;
                });
    }

    private static Sealed sealed(Row row) {
        return new Sealed(
                row.getString("county"),
                row.getUUID("run"),
                row.getInteger("number"),
                row.getString("name"),
                row.getLong("bytes"),
                row.getString("sha256"));
    }
}
