package relief.load;

import java.util.Map;
import java.util.TreeMap;

/** What a load came to: answers by status with their response times. Status 0 is a connection that broke. */
final class Measured {
    static final int BROKEN = 0;

    private final Map<Integer, Latencies> byStatus = new TreeMap<>();
    private long refusedWithoutRetryAfter;
    private double seconds;
    private long unsent;

    void record(int status, long nanos) {
        byStatus.computeIfAbsent(status, first -> new Latencies()).add(nanos);
    }

    void refusedWithoutRetryAfter() {
        refusedWithoutRetryAfter++;
    }

    /** @param neverSent requests that fell due and found no free connection until the end */
    void ended(double afterSeconds, long neverSent) {
        seconds = afterSeconds;
        unsent = neverSent;
    }

    long unsent() {
        return unsent;
    }

    double seconds() {
        return seconds;
    }

    Latencies of(int status) {
        return byStatus.getOrDefault(status, new Latencies());
    }

    int acknowledged() {
        return of(201).count();
    }

    int answers() {
        return byStatus.values().stream().mapToInt(Latencies::count).sum();
    }

    double acknowledgedPerSecond() {
        return acknowledged() / seconds;
    }

    long withoutRetryAfter() {
        return refusedWithoutRetryAfter;
    }

    /** Such as {@code 201×80000 503×12}. */
    String statuses() {
        StringBuilder text = new StringBuilder();
        byStatus.forEach((status, latencies) -> text.append(text.length() == 0 ? "" : " ")
                .append(status == BROKEN ? "broken" : status)
                .append('×')
                .append(latencies.count()));
        return text.toString();
    }
}
