package relief.identity;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import relief.platform.Authenticator;
import relief.platform.Caller;

/** Finds the session in a request: a bearer token of a program, or the cookie of a browser with its proof of origin. */
public final class IdentityAuthenticator implements Authenticator {
    static final String COOKIE = "relief_session";
    static final String REQUESTED_BY = "X-Requested-By";
    private static final String BEARER = "Bearer ";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Sessions sessions;
    private final AuthFailures failures;

    public IdentityAuthenticator(Sessions sessions, AuthFailures failures) {
        this.sessions = sessions;
        this.failures = failures;
    }

    @Override
    public Future<Caller> authenticate(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? sessions.callerOf(authorization.substring(BEARER.length()).strip())
                    : refuse(AuthFailure.MALFORMED);
        }
        Cookie cookie = request.getCookie(COOKIE);
        if (cookie == null) {
            return refuse(AuthFailure.MISSING);
        }
        if (!READING.contains(request.method()) && !cameFromOurScreens(request)) {
            return refuse(AuthFailure.CSRF);
        }
        return sessions.callerOf(cookie.getValue());
    }

    /** Who sends it, if that was proved lately; nothing is verified, looked up or counted. */
    public Optional<Caller> known(HttpServerRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? sessions.known(authorization.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        Cookie cookie = request.getCookie(COOKIE);
        return cookie == null || !cameFromOurScreens(request) ? Optional.empty() : sessions.known(cookie.getValue());
    }

    /** A page of another site cannot set this header without asking us first. */
    private static boolean cameFromOurScreens(HttpServerRequest request) {
        String screen = request.getHeader(REQUESTED_BY);
        return screen != null && !screen.isBlank();
    }

    private Future<Caller> refuse(AuthFailure failure) {
        return Future.failedFuture(failures.refuse(failure));
    }
}
