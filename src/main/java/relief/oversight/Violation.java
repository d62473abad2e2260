package relief.oversight;

import java.util.List;

/**
 * A rule that does not hold.
 *
 * @param count rows that break it
 * @param first the first of them as text: codes, ids and numbers, never personal data
 */
public record Violation(String rule, long count, List<String> first) {
    public Violation {
        first = List.copyOf(first);
    }
}
