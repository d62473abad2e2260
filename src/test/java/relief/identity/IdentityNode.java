package relief.identity;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import relief.platform.LiveDatabase;
import relief.region.Regions;

/** Everything of this package wired as on one node; two of them on the one database are two nodes. */
final class IdentityNode {
    static final Regions REGIONS = Regions.load();
    /** The same for all test users, for hashing is slow on purpose. */
    static final String PASSWORD = "correct horse battery";

    private static String passwordHash;

    final Vertx vertx = LiveDatabase.vertx();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final AuthFailures failures = new AuthFailures(meters);
    final SigningKeys keys = SigningKeys.open(vertx, LiveDatabase.database(), LiveDatabase.vault())
            .await();
    final Tokens tokens;
    final Sessions sessions;
    final IdentityService service;

    IdentityNode() {
        this(Clock.systemUTC());
    }

    IdentityNode(Clock clock) {
        tokens = new Tokens(vertx, keys, failures, clock);
        sessions = new Sessions(LiveDatabase.database(), tokens, failures, clock, Duration.ofHours(12));
        service = new IdentityService(LiveDatabase.database(), sessions, new Passwords(vertx), failures, REGIONS);
    }

    /** Makes a user of its own for a test; the password is {@link #PASSWORD}. */
    String newUser(Role role, String region) {
        String username = "test-" + UUID.randomUUID();
        NewUser user = new NewUser(username, "测试用户", Set.of(role), region);
        service.createUsers(List.of(user), hash()).await();
        return username;
    }

    private synchronized String hash() {
        passwordHash = Optional.ofNullable(passwordHash)
                .orElseGet(() -> service.hash(PASSWORD).await());
        return passwordHash;
    }

    double failures(AuthFailure failure) {
        return meters.counter("relief.auth.failures", "reason", failure.reason())
                .count();
    }
}
