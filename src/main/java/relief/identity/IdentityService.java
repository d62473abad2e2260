package relief.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.Ids;
import relief.platform.JournalEntry;
import relief.platform.Tx;
import relief.region.Region;
import relief.region.RegionLevel;
import relief.region.Regions;

/** Signs people in and out, and makes users. Guessing is slowed by name, whether or not the name exists. */
public final class IdentityService {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityService.class);
    private static final long SWEEP_EVERY_MS = 3_600_000;

    private final Database database;
    private final Sessions sessions;
    private final Passwords passwords;
    private final AuthFailures failures;
    private final Regions regions;

    public IdentityService(
            Database database, Sessions sessions, Passwords passwords, AuthFailures failures, Regions regions) {
        this.database = database;
        this.sessions = sessions;
        this.passwords = passwords;
        this.failures = failures;
        this.regions = regions;
    }

    /** Forgets, every hour, the failures of names that were not tried for a day. */
    public void start(Vertx vertx) {
        vertx.setPeriodic(
                SWEEP_EVERY_MS,
                due -> database.read(LoginFailureStore::sweep)
                        .onFailure(failure -> LOG.warn("old sign-in failures stay: {}", failure.toString())));
    }

    /** @param username in its normal form: trimmed, NFC */
    public Future<OpenSession> signIn(String username, String password) {
        return database.read(sql -> LoginFailureStore.read(sql, username))
                .compose(this::refuseWhileWaiting)
                .compose(free -> database.read(sql -> UserStore.find(sql, username)))
                .compose(user -> fits(user, password)
                        .compose(fits -> database.inTransaction(tx -> settle(tx, username, user, fits))))
                .map(this::sessionOf);
    }

    private Future<Void> refuseWhileWaiting(LoginFailures failed) {
        return failed.waitSeconds() == 0
                ? Future.succeededFuture()
                : Future.failedFuture(throttled(failed.waitSeconds()));
    }

    private RuntimeException throttled(long waitSeconds) {
        return failures.refuse(AuthFailure.THROTTLED, Map.of("retryAfterSeconds", waitSeconds));
    }

    private Future<Boolean> fits(Optional<User> user, String password) {
        return user.isPresent() ? passwords.fits(password, user.get().passwordHash()) : passwords.fitsNobody(password);
    }

    /** How an attempt ended: with a session, with a wait, or with neither. */
    private record Attempt(Optional<OpenSession> session, long waitSeconds, boolean locked) {
        static Attempt failed(boolean locked) {
            return new Attempt(Optional.empty(), 0, locked);
        }
    }

    /**
     * Judges the attempt under the lock of its name. Attempts sent all at once were all checked, but once enough of
     * them have failed the others are told to wait, also the one that was right.
     */
    private Future<Attempt> settle(Tx tx, String username, Optional<User> user, boolean fits) {
        return LoginFailureStore.lock(tx.sql(), username).compose(failed -> {
            if (failed.waitSeconds() > 0) {
                return Future.succeededFuture(new Attempt(Optional.empty(), failed.waitSeconds(), false));
            }
            boolean locked = user.map(User::locked).orElse(false);
            if (!fits || locked) {
                return LoginFailureStore.count(tx.sql(), username, failed.countAfterFailure())
                        .map(Attempt.failed(fits && locked));
            }
            return LoginFailureStore.clear(tx.sql(), username)
                    .compose(cleared -> sessions.open(
                            tx, user.get(), journalCounty(user.get().region())))
                    .map(session -> new Attempt(Optional.of(session), 0, false));
        });
    }

    private OpenSession sessionOf(Attempt attempt) {
        if (attempt.waitSeconds() > 0) {
            throw throttled(attempt.waitSeconds());
        }
        return attempt.session()
                .orElseThrow(
                        () -> failures.refuse(attempt.locked() ? AuthFailure.LOCKED : AuthFailure.BAD_CREDENTIALS));
    }

    Future<OpenSession> session(Caller caller) {
        return sessions.find(caller);
    }

    Future<Void> signOut(Caller caller) {
        return sessions.revoke(caller, journalCounty(caller.region()));
    }

    /** A user as a caller without a session, for what the server does in his name while a demonstration is set up. */
    public Future<Caller> callerNamed(String username) {
        return database.read(sql -> UserStore.find(sql, username))
                .map(user -> user.orElseThrow().caller(new UUID(0, 0)));
    }

    public Future<String> hash(String password) {
        return passwords.hash(password);
    }

    /**
     * Makes those who do not exist yet; a username that is taken is left as it is.
     *
     * @return whether anybody was new
     */
    public Future<Boolean> createUsers(List<NewUser> wanted, String passwordHash) {
        List<String> usernames = wanted.stream().map(NewUser::username).toList();
        return database.inTransaction(tx -> UserStore.taken(tx.sql(), usernames).compose(taken -> {
            List<User> missing = wanted.stream()
                    .filter(user -> !taken.contains(user.username()))
                    .map(user -> user(user, passwordHash))
                    .toList();
            missing.forEach(user -> tx.record(created(user)));
            return UserStore.insert(tx.sql(), missing).map(!missing.isEmpty());
        }));
    }

    private User user(NewUser user, String passwordHash) {
        Set<String> roles = user.roles().stream().map(Role::name).collect(Collectors.toUnmodifiableSet());
        String region = regions.get(user.region()).code();
        return new User(Ids.next(), user.username(), user.name(), passwordHash, roles, region, false);
    }

    private JournalEntry created(User user) {
        return JournalEntry.of(
                journalCounty(user.region()),
                "user.created",
                user.id(),
                "seed",
                Map.of("username", user.username(), "roles", user.roles(), "region", user.region()));
    }

    /** Finds the hash that this password fits, if it is the one of the user. */
    Future<Optional<String>> findHash(String username, String password) {
        return database.read(sql -> UserStore.find(sql, username))
                .compose(user -> fits(user, password)
                        .map(fits -> user.map(User::passwordHash).filter(hash -> fits)));
    }

    Future<Void> setPassword(List<String> usernames, String passwordHash) {
        return database.inTransaction(tx -> UserStore.setPassword(tx.sql(), usernames, passwordHash));
    }

    /** The county in whose part of the journal a user's sign-ins stand; the nation for those above counties. */
    private String journalCounty(String region) {
        return regions.chain(region).stream()
                .filter(step -> step.level() == RegionLevel.COUNTY)
                .map(Region::code)
                .findFirst()
                .orElse(Regions.NATION);
    }
}
