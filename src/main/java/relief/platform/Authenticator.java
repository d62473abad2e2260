package relief.platform;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/** Tells who sends a request; fails with the refusal that says why nobody does. */
public interface Authenticator {
    Future<Caller> authenticate(HttpServerRequest request);
}
