package relief.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that happened. Facts are numbers, codes and ids: never a name, an ID number, a phone or an account.
 *
 * @param county code of the county whose business it is
 * @param event in the past tense, such as {@code request.submitted}
 * @param subject id of what it happened to
 * @param actor id of the user, or the name of the machine's part that acted
 * @param facts a JSON object
 */
public record JournalEntry(String county, String event, String subject, String actor, String facts) {
    public static JournalEntry of(String county, String event, Object subject, Object actor, Map<String, ?> facts) {
        try {
            String json = facts.isEmpty() ? "{}" : Json.MAPPER.writeValueAsString(new TreeMap<>(facts));
            return new JournalEntry(county, event, subject.toString(), actor.toString(), json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("facts of " + event + " are not JSON", e);
        }
    }
}
