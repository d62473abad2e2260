package relief.fund;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a batch of transfers does to the pots of a county, summed up so that every pot is touched only once. */
final class PotChanges {
    private final Map<Pot, Long> changesFen = new LinkedHashMap<>();

    /** One pot of the county at hand. */
    record Pot(String fund, String region, PotKind kind) {}

    void add(TransferKind kind, String fund, String fromRegion, String toRegion, long amountFen) {
        changesFen.merge(new Pot(fund, fromRegion, kind.from()), -amountFen, Math::addExact);
        changesFen.merge(new Pot(fund, toRegion, kind.to()), amountFen, Math::addExact);
    }

    Map<Pot, Long> changesFen() {
        return changesFen;
    }
}
