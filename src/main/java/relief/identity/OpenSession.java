package relief.identity;

import java.time.OffsetDateTime;
import java.util.Optional;
import relief.platform.Caller;

/**
 * A session that holds, and whose it is.
 *
 * @param token known only at the moment of signing in; kept nowhere
 */
public record OpenSession(Caller caller, OffsetDateTime expiresAt, Optional<String> token) {
    /** Never the token. */
    @Override
    public String toString() {
        return "OpenSession[" + caller.session() + "]";
    }
}
