package relief.identity;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import relief.platform.Caller;

/** Tokens proved lately and who they stand for, so that a busy user's token costs one look and not a signature. */
final class SessionCache {
    private record Entry(Caller caller, Instant expiresAt) {}

    private final int capacity;
    /** In the order of their last use, the one to give up first. */
    private final Map<String, Entry> entries;

    SessionCache(int capacity) {
        this.capacity = capacity;
        this.entries = new LinkedHashMap<>(256, 0.75f, true);
    }

    synchronized Optional<Caller> find(String token, Instant now) {
        Entry entry = entries.get(token);
        if (entry == null) {
            return Optional.empty();
        }
        if (!now.isBefore(entry.expiresAt())) {
            entries.remove(token);
            return Optional.empty();
        }
        return Optional.of(entry.caller());
    }

    synchronized void put(String token, Caller caller, Instant expiresAt) {
        entries.put(token, new Entry(caller, expiresAt));
        if (entries.size() > capacity) {
            Iterator<String> oldest = entries.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    synchronized void removeSessions(Set<UUID> revoked) {
        entries.values().removeIf(entry -> revoked.contains(entry.caller().session()));
    }
}
