package relief.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.Ids;
import relief.platform.JournalEntry;
import relief.platform.Tx;

/**
 * Who is signed in. A token is proved once on each node and then remembered; what is signed out anywhere is forgotten
 * here within two seconds.
 */
public final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final int REMEMBERED = 10_000;
    private static final long LOOK_EVERY_MS = 1_000;

    private final Database database;
    private final Tokens tokens;
    private final AuthFailures failures;
    private final Clock clock;
    private final Duration lifetime;
    private final SessionCache cache = new SessionCache(REMEMBERED);
    private volatile OffsetDateTime lookedAt;
    private volatile boolean stopped;

    public Sessions(Database database, Tokens tokens, AuthFailures failures, Clock clock, Duration lifetime) {
        this.database = database;
        this.tokens = tokens;
        this.failures = failures;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Looks for sessions revoked on other nodes from now on. */
    public Future<Void> start(Vertx vertx) {
        return look().onComplete(first -> again(vertx));
    }

    public void stop() {
        stopped = true;
    }

    /** The next look is planned when the last one has ended, so that they never pile up. */
    private void again(Vertx vertx) {
        if (!stopped) {
            vertx.setTimer(LOOK_EVERY_MS, due -> look().onFailure(this::tell).onComplete(done -> again(vertx)));
        }
    }

    private void tell(Throwable failure) {
        if (!stopped) {
            LOG.warn("revoked sessions cannot be read: {}", failure.toString());
        }
    }

    private Future<Void> look() {
        return database.read(sql -> SessionStore.revokedSince(sql, lookedAt)).map(this::forget);
    }

    private Void forget(SessionStore.Revoked revoked) {
        if (!revoked.sessions().isEmpty()) {
            cache.removeSessions(revoked.sessions());
        }
        lookedAt = revoked.lookedAt();
        return null;
    }

    /** Whose token it is; fails with the refusal that says why it is nobody's. */
    Future<Caller> callerOf(String token) {
        Optional<Caller> known = known(token);
        if (known.isPresent()) {
            return Future.succeededFuture(known.get());
        }
        return tokens.verify(token).compose(claims -> prove(token, claims));
    }

    /** Whose token it is, if that was proved lately. */
    Optional<Caller> known(String token) {
        return cache.find(token, clock.instant());
    }

    private Future<Caller> prove(String token, TokenClaims claims) {
        return database.read(sql -> SessionStore.findLive(sql, claims.session(), claims.user()))
                .map(live -> {
                    Caller caller = live.orElseThrow(() -> failures.refuse(AuthFailure.REVOKED))
                            .caller();
                    cache.put(token, caller, claims.expiresAt());
                    return caller;
                });
    }

    Future<OpenSession> open(Tx tx, User user, String county) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        TokenClaims session = new TokenClaims(user.id(), Ids.next(), now, now.plus(lifetime));
        Caller caller = user.caller(session.session());
        tx.record(JournalEntry.of(county, "session.opened", caller.session(), caller.username(), Map.of()));
        return SessionStore.insert(tx.sql(), session)
                .map(done -> new OpenSession(
                        caller, session.expiresAt().atOffset(ZoneOffset.UTC), Optional.of(tokens.issue(session))));
    }

    Future<OpenSession> find(Caller caller) {
        return database.read(sql -> SessionStore.findLive(sql, caller.session(), caller.id()))
                .map(live -> live.orElseThrow(() -> failures.refuse(AuthFailure.REVOKED)))
                .map(live -> new OpenSession(live.caller(), live.expiresAt(), Optional.empty()));
    }

    /** Here at once, on the other nodes when they look next. */
    Future<Void> revoke(Caller caller, String county) {
        return database.inTransaction(tx -> SessionStore.revoke(tx.sql(), caller.session())
                        .map(wasOpen -> {
                            if (wasOpen) {
                                tx.record(JournalEntry.of(
                                        county, "session.revoked", caller.session(), caller.username(), Map.of()));
                            }
                            return wasOpen;
                        }))
                .onSuccess(done -> cache.removeSessions(Set.of(caller.session())))
                .mapEmpty();
    }
}
