package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import relief.bankfile.FileSignature;
import relief.bankfile.Manifest.Act;
import relief.bankfile.Manifest.Approval;
import relief.bankfile.SignedManifest;

/** The rows of table {@code payment_file} whose run was released, and what becomes of them from then on. */
final class ReleasedFileStore {
    private static final String OF_RUN = """
            select f.county, f.run, f.number, f.name, f.count, f.total_fen, f.bytes, f.sha256, f.sm3, f.manifest, f.key_id,
                f.signature, coalesce(f.sealed_at, r.sealed_at) as sealed_at, r.profile, r.maker, r.made_at, r.releaser,
                r.released_at
            from payment_file f join payment_run r on r.county = f.county and r.id = f.run
            where f.county = $1 and f.run = $2 and r.released_at is not null and ($3::int is null or f.number = $3)
            order by f.number
            """;
    // The first signature stays: of two nodes that sign at once, both show that one.
    private static final String SIGNED = """
            update payment_file set manifest = $4, key_id = $5, signature = $6
            where county = $1 and run = $2 and number = $3 and manifest is null
            """;
    private static final String SENT = """
            update payment_file set sent_at = now() where county = $1 and run = $2 and number = $3 and sent_at is null
            """;
    // Found first and locked then, one county at a time: a sharded table takes no `skip locked` across counties.
    // What has no way here is left alone at first, for a node may have one that this one does not know.
    private static final String TO_DELIVER = """
            select county, id from payment_run where released_at is not null and not deliveries_planned
                and (profile = any($1) or released_at < now() - make_interval(secs => $2)) limit 8
            """;
    private static final String CLAIM_TO_DELIVER = """
            update payment_run set deliveries_planned = true
            where county = $1 and id = (select id from payment_run
                where county = $1 and id = $2 and not deliveries_planned for update skip locked)
            """;

    Future<List<ReleasedFile>> ofRun(SqlClient sql, String county, UUID run) {
        return query(sql, county, run, null).map(ReleasedFileStore::files);
    }

    Future<Optional<ReleasedFile>> find(SqlClient sql, String county, UUID run, int number) {
        return query(sql, county, run, number).map(rows -> files(rows).stream().findFirst());
    }

    private static Future<RowSet<Row>> query(SqlClient sql, String county, UUID run, Integer number) {
        return sql.preparedQuery(OF_RUN).execute(Tuple.of(county, run, number));
    }

    Future<Void> signed(SqlClient sql, ReleasedFile file, SignedManifest signed) {
        return sql.preparedQuery(SIGNED)
                .execute(Tuple.of(
                        file.county(),
                        file.run(),
                        file.number(),
                        Buffer.buffer(signed.json()),
                        signed.signature().keyId(),
                        Buffer.buffer(signed.signature().bytes())))
                .mapEmpty();
    }

    Future<Void> sent(SqlClient sql, String county, UUID run, int number) {
        return sql.preparedQuery(SENT).execute(Tuple.of(county, run, number)).mapEmpty();
    }

    Future<List<ReleasedRun>> toDeliver(SqlClient sql, Set<String> profiles, Duration grace) {
        Tuple asked =
                Tuple.tuple().addArrayOfString(profiles.toArray(String[]::new)).addDouble((double) grace.toSeconds());
        return sql.preparedQuery(TO_DELIVER).execute(asked).map(rows -> {
            List<ReleasedRun> runs = new ArrayList<>(rows.size());
            rows.forEach(row -> runs.add(new ReleasedRun(row.getString("county"), row.getUUID("id"))));
            return runs;
        });
    }

    /** @return false when somebody else has the run in hand, or another node did it first */
    Future<Boolean> claimToDeliver(SqlClient sql, ReleasedRun run) {
        return sql.preparedQuery(CLAIM_TO_DELIVER)
                .execute(Tuple.of(run.county(), run.id()))
                .map(result -> result.rowCount() == 1);
    }

    private static List<ReleasedFile> files(RowSet<Row> rows) {
        List<ReleasedFile> files = new ArrayList<>(rows.size());
        rows.forEach(row -> files.add(file(row)));
        return files;
    }

    private static ReleasedFile file(Row row) {
        return new ReleasedFile(
                row.getString("county"),
                row.getUUID("run"),
                row.getInteger("number"),
                row.getString("profile"),
                row.getString("name"),
                row.getInteger("count"),
                row.getLong("total_fen"),
                row.getLong("bytes"),
                row.getString("sha256"),
                Optional.ofNullable(row.getString("sm3")),
                moment(row, "sealed_at"),
                List.of(
                        new Approval(Act.MADE, row.getString("maker"), moment(row, "made_at")),
                        new Approval(Act.RELEASED, row.getString("releaser"), moment(row, "released_at"))),
                Optional.ofNullable(row.getBuffer("manifest")).map(json -> signed(row, json)));
    }

    private static SignedManifest signed(Row row, Buffer json) {
        return new SignedManifest(
                json.getBytes(),
                new FileSignature(
                        row.getString("key_id"), row.getBuffer("signature").getBytes()));
    }

    private static Instant moment(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
