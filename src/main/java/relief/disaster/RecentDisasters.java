package relief.disaster;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Disasters as they were read less than a second ago, because intake asks for one with every request. What does not
 * exist is not remembered, so that made-up codes take no memory. Moments are those of {@link System#nanoTime}.
 */
final class RecentDisasters {
    static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Read> byCode = new ConcurrentHashMap<>();

    private record Read(Disaster disaster, long startedNanos) {}

    Optional<Disaster> find(String code, long nowNanos) {
        return Optional.ofNullable(byCode.get(code))
                .filter(read -> nowNanos - read.startedNanos < MAX_AGE_NANOS)
                .map(Read::disaster);
    }

    /** Keeps the younger reading, so that a slow one does not bring back what a change has replaced. */
    void keep(Disaster disaster, long startedNanos) {
        byCode.merge(
                disaster.code(),
                new Read(disaster, startedNanos),
                (old, read) -> read.startedNanos - old.startedNanos >= 0 ? read : old);
    }
}
