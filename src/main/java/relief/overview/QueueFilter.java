package relief.overview;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a person wants to see of a queue, within what he may see.
 *
 * @param counties whose books are read
 * @param states empty for all
 * @param submittedBy for those who see only what they took in themselves
 */
record QueueFilter(
        List<String> counties,
        Set<SeenState> states,
        Optional<String> township,
        Optional<String> disaster,
        Optional<UUID> submittedBy,
        Optional<Search> search) {

    /**
     * What was typed into the search field: the beginning of a receipt number or of a village's name.
     *
     * @param from smallest id that fits, or null
     * @param to largest id that fits, or null
     * @param village null when a number was typed
     */
    record Search(UUID from, UUID to, String village) {
        private static final String RECEIPT = "[0-9a-fA-F]{8}";

        static Search of(String typed) {
            String text = typed.strip();
            if (text.matches(RECEIPT)) {
                return new Search(
                        UUID.fromString(text + "-0000-0000-0000-000000000000"),
                        UUID.fromString(text + "-ffff-ffff-ffff-ffffffffffff"),
                        null);
            }
            if (text.matches(RECEIPT + "(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
                return new Search(UUID.fromString(text), UUID.fromString(text), null);
            }
            return new Search(null, null, text);
        }
    }
}
