package relief.oversight;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Something that happened, as the journal tells it.
 *
 * @param actor user name, or the name of the machine's part that acted
 * @param facts what was known then, by name
 */
public record JournalLine(
        UUID id, OffsetDateTime at, String county, String event, String subject, String actor, JsonNode facts) {}
