package relief.identity;

import java.util.Set;
import java.util.UUID;
import relief.platform.Caller;

/** Somebody who may sign in, with what is needed to prove it. */
record User(
        UUID id, String username, String name, String passwordHash, Set<String> roles, String region, boolean locked) {
    Caller caller(UUID session) {
        return new Caller(id, session, username, name, roles, region);
    }

    /** Never the hash. */
    @Override
    public String toString() {
        return "User[" + username + "]";
    }
}
