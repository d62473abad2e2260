package relief.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.LiveDatabase;

class SessionsTest {
    private final Vertx vertx = LiveDatabase.vertx();
    private final IdentityNode here = new IdentityNode();
    private final String username = here.newUser(Role.WORKER, "630222");

    private OpenSession signIn() {
        return here.service.signIn(username, IdentityNode.PASSWORD).await();
    }

    @Test
    void a_token_known_here_is_looked_up_and_not_proved_again() {
        String token = signIn().token().orElseThrow();
        Caller first = here.sessions.callerOf(token).await();
        assertSame(first, here.sessions.callerOf(token).await());
        assertTrue(here.sessions.callerOf(token).isComplete());
    }

    @Test
    void signed_out_means_refused_here_at_once_and_on_other_nodes_within_two_seconds() {
        OpenSession session = signIn();
        String token = session.token().orElseThrow();
        IdentityNode there = new IdentityNode();
        there.sessions.start(vertx).await();
        here.sessions.callerOf(token).await();
        there.sessions.callerOf(token).await();

        here.service.signOut(session.caller()).await();
        long revokedNanos = System.nanoTime();
        assertEquals("unauthorized", refusal(here, token).code());
        assertEquals(1, here.failures(AuthFailure.REVOKED));
        while (there.sessions.callerOf(token).otherwiseEmpty().await() != null) {
            assertTrue(System.nanoTime() - revokedNanos < Duration.ofSeconds(2).toNanos(), "still signed in there");
            vertx.timer(50, TimeUnit.MILLISECONDS).await();
        }
        there.sessions.stop();
    }

    @Test
    void signing_out_twice_is_one_revocation() {
        OpenSession session = signIn();
        here.service.signOut(session.caller()).await();
        here.service.signOut(session.caller()).await();
        assertEquals(
                "unauthorized", refusal(here, session.token().orElseThrow()).code());
    }

    @Test
    void one_session_of_a_user_ends_and_the_others_go_on() {
        OpenSession ended = signIn();
        OpenSession other = signIn();
        here.service.signOut(ended.caller()).await();
        assertEquals(
                other.caller(),
                here.sessions.callerOf(other.token().orElseThrow()).await());
    }

    @Test
    void a_session_that_is_over_is_refused_although_it_was_proved_before() {
        Instant[] now = {Instant.now()};
        IdentityNode node = new IdentityNode(new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        });
        OpenSession session = signIn();
        String token = session.token().orElseThrow();
        node.sessions.callerOf(token).await();
        now[0] = session.expiresAt().toInstant();
        assertEquals("unauthorized", refusal(node, token).code());
        assertEquals(1, node.failures(AuthFailure.EXPIRED));
    }

    @Test
    void the_memory_of_tokens_is_bounded_and_gives_up_those_unused_longest() {
        SessionCache cache = new SessionCache(2);
        Instant now = Instant.now();
        Caller caller = new Caller(UUID.randomUUID(), UUID.randomUUID(), "u", "n", Set.of(), "63");
        cache.put("a", caller, now.plusSeconds(9));
        cache.put("b", caller, now.plusSeconds(9));
        assertTrue(cache.find("a", now).isPresent());
        cache.put("c", caller, now.plusSeconds(9));
        assertEquals(Optional.empty(), cache.find("b", now));
        assertTrue(cache.find("a", now).isPresent());
        assertEquals(Optional.empty(), cache.find("c", now.plusSeconds(9)));
    }

    private static Refused refusal(IdentityNode node, String token) {
        return assertThrows(Refused.class, () -> node.sessions.callerOf(token).await());
    }
}
