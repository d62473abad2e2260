package relief.identity;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import relief.kernel.PlainText;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.Caller;
import relief.platform.ContractRouter;
import relief.platform.Form;

/** Sessions and keys over HTTP. */
public final class IdentityRoutes {
    private static final int MAX_USERNAME = 64;

    private final IdentityService service;
    private final SigningKeys keys;
    private final boolean demo;
    private final boolean secureCookies;

    /**
     * @param demo whether the demo users exist, which every screen then says
     * @param secureCookies whether browsers send the session over TLS only; a proxy ends TLS, so a call cannot tell
     */
    public IdentityRoutes(IdentityService service, SigningKeys keys, boolean demo, boolean secureCookies) {
        this.service = service;
        this.keys = keys;
        this.demo = demo;
        this.secureCookies = secureCookies;
    }

    public void register(ContractRouter router) {
        router.on("createSession", this::signIn)
                .on("getSession", this::session)
                .on("deleteSession", this::signOut)
                .on("getKeys", this::keys);
    }

    private Future<Answer> signIn(Call call) {
        Form form = call.form();
        String username =
                form.value("/username", typed -> PlainText.check(typed, 1, MAX_USERNAME), IdentityRoutes::username, "");
        String password = form.text("/password");
        form.finish();
        return service.signIn(username, password).map(session -> signedIn(call, session));
    }

    /** Names are typed on phones, which begin with a capital letter. */
    private static String username(String typed) {
        return PlainText.normalise(typed).toLowerCase(Locale.ROOT);
    }

    private Answer signedIn(Call call, OpenSession session) {
        if (call.header(IdentityAuthenticator.REQUESTED_BY).isEmpty()) {
            return Answer.ok(json(session, session.token().orElseThrow()));
        }
        Duration left = Duration.between(Instant.now(), session.expiresAt().toInstant());
        String cookie = cookie(session.token().orElseThrow(), left.toSeconds());
        return Answer.ok(json(session, null)).with("Set-Cookie", cookie);
    }

    private Future<Answer> session(Call call) {
        return service.session(call.caller()).map(session -> Answer.ok(json(session, null)));
    }

    private Future<Answer> signOut(Call call) {
        return service.signOut(call.caller()).map(done -> Answer.noContent().with("Set-Cookie", cookie("", 0)));
    }

    private Future<Answer> keys(Call call) {
        return Future.succeededFuture(Answer.ok(new KeySetJson(keys.publicJwks())));
    }

    private String cookie(String token, long maxAgeSeconds) {
        return Cookie.cookie(IdentityAuthenticator.COOKIE, token)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(secureCookies)
                .setPath("/")
                .setMaxAge(maxAgeSeconds)
                .encode();
    }

    private SessionJson json(OpenSession session, String token) {
        Caller caller = session.caller();
        UserJson user = new UserJson(
                caller.id(), caller.username(), caller.name(), new TreeSet<>(caller.roles()), caller.region());
        return new SessionJson(token, session.expiresAt(), user, demo);
    }

    private record SessionJson(String token, OffsetDateTime expiresAt, UserJson user, boolean demo) {}

    private record UserJson(UUID id, String username, String name, SortedSet<String> roles, String region) {}

    private record KeySetJson(List<Map<String, String>> keys) {}
}
