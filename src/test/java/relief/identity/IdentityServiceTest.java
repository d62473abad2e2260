package relief.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.LiveDatabase;

class IdentityServiceTest {
    private final IdentityNode node = new IdentityNode();

    @Test
    void who_signs_in_is_known_by_the_token() {
        String username = node.newUser(Role.COUNTY_OFFICER, "630222");
        OpenSession session =
                node.service.signIn(username, IdentityNode.PASSWORD).await();
        Caller caller = node.sessions.callerOf(session.token().orElseThrow()).await();
        assertEquals(session.caller(), caller);
        assertEquals(Set.of("COUNTY_OFFICER"), caller.roles());
        assertEquals("630222", caller.region());
        assertEquals(List.of("session.opened"), events(caller.session()));
    }

    @Test
    void an_unknown_user_and_a_wrong_password_get_the_same_answer() {
        String username = node.newUser(Role.WORKER, "630222");
        Refused wrong = refusal(node.service.signIn(username, "wrong"));
        Refused unknown = refusal(node.service.signIn("nobody-" + UUID.randomUUID(), "wrong"));
        assertEquals("bad-credentials", wrong.code());
        assertEquals(
                wrong.code() + wrong.getMessage() + wrong.facts(),
                unknown.code() + unknown.getMessage() + unknown.facts());
    }

    @Test
    void a_locked_user_is_refused_like_a_wrong_password_and_loses_open_sessions_on_nodes_that_do_not_know_them() {
        String username = node.newUser(Role.WORKER, "630222");
        String token = node.service
                .signIn(username, IdentityNode.PASSWORD)
                .await()
                .token()
                .orElseThrow();
        execute("update app_user set locked = true where username = $1", username);
        Refused locked = refusal(node.service.signIn(username, IdentityNode.PASSWORD));
        Refused wrong = refusal(node.service.signIn(username, "wrong"));
        assertEquals(wrong.code() + wrong.getMessage(), locked.code() + locked.getMessage());
        assertEquals(
                "unauthorized",
                refusal(new IdentityNode().sessions.callerOf(token)).code());
    }

    @Test
    void after_five_failures_also_the_right_password_waits_whether_or_not_the_user_exists() {
        for (String username : List.of(node.newUser(Role.WORKER, "630222"), "nobody-" + UUID.randomUUID())) {
            for (int i = 0; i < 5; i++) {
                assertEquals(
                        "bad-credentials",
                        refusal(node.service.signIn(username, "wrong")).code());
            }
            Refused waiting = refusal(new IdentityNode().service.signIn(username, IdentityNode.PASSWORD));
            assertEquals("too-many-attempts", waiting.code());
            assertEquals(1L, waiting.facts().get("retryAfterSeconds"));
        }
    }

    @Test
    void a_success_clears_the_count() {
        String username = node.newUser(Role.WORKER, "630222");
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 4; j++) {
                assertEquals(
                        "bad-credentials",
                        refusal(node.service.signIn(username, "wrong")).code());
            }
            OpenSession session =
                    node.service.signIn(username, IdentityNode.PASSWORD).await();
            assertTrue(session.token().isPresent());
        }
    }

    @Test
    void of_many_guesses_sent_at_once_few_are_judged() {
        String username = node.newUser(Role.WORKER, "630222");
        List<Future<OpenSession>> guesses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            guesses.add(node.service.signIn(username, "guess " + i));
        }
        List<String> answers =
                guesses.stream().map(guess -> refusal(guess).code()).toList();
        long judged = answers.stream().filter("bad-credentials"::equals).count();
        long waiting = answers.stream().filter("too-many-attempts"::equals).count();
        // Five at once, and on a slow machine one after a second and one more after another two and four.
        assertTrue(judged >= 5 && judged <= 8, judged + " were judged");
        assertEquals(20, judged + waiting);
    }

    @Test
    void many_sign_ins_at_once_with_the_right_password_all_succeed() {
        String username = node.newUser(Role.WORKER, "630222");
        List<Future<OpenSession>> attempts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            attempts.add(node.service.signIn(username, IdentityNode.PASSWORD));
        }
        Future.all(attempts).await();
        assertEquals(
                20,
                attempts.stream()
                        .map(a -> a.result().caller().session())
                        .distinct()
                        .count());
    }

    private static Refused refusal(Future<?> refused) {
        return assertThrows(Refused.class, refused::await);
    }

    private static void execute(String sql, String username) {
        LiveDatabase.database()
                .read(connection -> connection.preparedQuery(sql).execute(Tuple.of(username)))
                .await();
    }

    private static List<String> events(UUID subject) {
        List<String> events = new ArrayList<>();
        LiveDatabase.database()
                .read(sql -> sql.preparedQuery("select event from journal where county = '630222' and subject = $1")
                        .execute(Tuple.of(subject.toString())))
                .await()
                .forEach(row -> events.add(row.getString(0)));
        return events;
    }
}
