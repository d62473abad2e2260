package relief.fund;

import java.util.Map;

/** What a fund holds in one region, pot by pot. */
public record RegionPots(String region, Map<PotKind, Long> balancesFen) {
    public RegionPots {
        balancesFen = Map.copyOf(balancesFen);
    }

    public long fen(PotKind kind) {
        return balancesFen.getOrDefault(kind, 0L);
    }
}
