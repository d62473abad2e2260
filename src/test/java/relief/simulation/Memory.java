package relief.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Everything that was asked and acknowledged since the start. */
final class Memory {
    /** So many of the latest requests are talked about more than others. */
    private static final int RECENT = 2_000;

    private final List<Asked> requests = new ArrayList<>();
    private final Map<UUID, Long> transfers = new HashMap<>();
    private final Set<UUID> signed = new HashSet<>();
    private final Set<UUID> confirmed = new HashSet<>();

    void add(Asked asked) {
        requests.add(asked);
    }

    List<Asked> requests() {
        return requests;
    }

    Asked any(Random random) {
        int back = random.nextInt(100) < 70 ? RECENT : requests.size();
        return requests.get(requests.size() - 1 - random.nextInt(Math.min(back, requests.size())));
    }

    /** Acknowledged movements into counties and townships, in fen by id. */
    Map<UUID, Long> transfers() {
        return transfers;
    }

    /** Standing orders whose signing was acknowledged. */
    Set<UUID> signed() {
        return signed;
    }

    /** Standing orders whose confirmation was acknowledged. */
    Set<UUID> confirmed() {
        return confirmed;
    }
}
