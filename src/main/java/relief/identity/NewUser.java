package relief.identity;

import java.util.Set;

/**
 * Somebody who shall be able to sign in.
 *
 * @param name as screens show it
 * @param region code of the region whose business, with all below it, is theirs
 */
public record NewUser(String username, String name, Set<Role> roles, String region) {}
