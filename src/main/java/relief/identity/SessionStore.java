package relief.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import relief.platform.Caller;

/** Keeps the sessions, so that every node knows which of them still hold. */
final class SessionStore {
    private static final String INSERT = """
            insert into session (id, user_id, created_at, expires_at) values ($1, $2, $3, $4)
            """;

    private static final String FIND_LIVE = """
            select u.id, u.username, u.name, u.roles, u.region, s.expires_at
            from session s join app_user u on u.id = s.user_id
            where s.id = $1 and s.user_id = $2 and s.revoked_at is null and not u.locked
            """;

    private static final String REVOKE = """
            update session set revoked_at = clock_timestamp() where id = $1 and revoked_at is null
            """;

    /** Ten seconds more than asked for, because a revocation shows only at its commit. */
    private static final String REVOKED_SINCE = """
            select clock_timestamp() as looked_at, array(
              select id from session where revoked_at > coalesce($1, now()) - interval '10 seconds') as revoked
            """;

    record Live(Caller caller, OffsetDateTime expiresAt) {}

    record Revoked(OffsetDateTime lookedAt, Set<UUID> sessions) {}

    private SessionStore() {}

    static Future<Void> insert(SqlClient sql, TokenClaims session) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.of(
                        session.session(),
                        session.user(),
                        session.issuedAt().atOffset(ZoneOffset.UTC),
                        session.expiresAt().atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    static Future<Optional<Live>> findLive(SqlClient sql, UUID session, UUID user) {
        return sql.preparedQuery(FIND_LIVE)
                .execute(Tuple.of(session, user))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(live(session, rows.iterator().next())));
    }

    private static Live live(UUID session, Row row) {
        Caller caller = new Caller(
                row.getUUID("id"),
                session,
                row.getString("username"),
                row.getString("name"),
                Set.of(row.getArrayOfStrings("roles")),
                row.getString("region"));
        return new Live(caller, row.getOffsetDateTime("expires_at"));
    }

    /** Whether it was still open. */
    static Future<Boolean> revoke(SqlClient sql, UUID session) {
        return sql.preparedQuery(REVOKE).execute(Tuple.of(session)).map(rows -> rows.rowCount() > 0);
    }

    /** @param since when the caller looked last, by the database's clock; null for the first time */
    static Future<Revoked> revokedSince(SqlClient sql, OffsetDateTime since) {
        return sql.preparedQuery(REVOKED_SINCE).execute(Tuple.of(since)).map(rows -> {
            Row row = rows.iterator().next();
            return new Revoked(row.getOffsetDateTime("looked_at"), Set.of(row.getArrayOfUUIDs("revoked")));
        });
    }
}
