package relief.simulation;

import java.util.Map;
import java.util.TreeMap;

/** How often each kind of command was answered in each way, for the report at the end. */
final class Tally {
    private final Map<String, Map<String, Integer>> answers = new TreeMap<>();

    void count(String kind, String answer) {
        answers.computeIfAbsent(kind, first -> new TreeMap<>()).merge(answer, 1, Integer::sum);
    }

    private int of(String kind) {
        return answers.getOrDefault(kind, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        answers.forEach((kind, counts) -> table.append(String.format("  %-14s %7d  %s%n", kind, of(kind), counts)));
        return table.toString();
    }
}
