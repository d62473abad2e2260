package relief.platform;

import java.util.Set;
import java.util.UUID;

/**
 * Who is asking.
 *
 * @param session id of the session that was proved
 * @param region code of the region whose business, with all below it, is the caller's
 */
public record Caller(UUID id, UUID session, String username, String name, Set<String> roles, String region) {
    public boolean is(String role) {
        return roles.contains(role);
    }

    public boolean isAnyOf(Set<String> wanted) {
        for (String role : wanted) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
