package relief.payment;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Who did something with a run, and when.
 *
 * @param name the user name under which it was done then
 */
public record Deed(UUID by, String name, OffsetDateTime at) {}
