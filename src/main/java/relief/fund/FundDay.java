package relief.fund;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One day of a fund's books: what every pot held at its first midnight, every kind of move, and what every pot held at its
 * last. The opening adds up the transfers before the day, the closing takes those after it off the pots of now: two ways
 * that meet only when no fen is lost.
 *
 * @param complete whether nothing can be booked on the day any more
 * @param opening by region, of all regions that have pots
 * @param differenceFen by how much the closing is not opening and moves, pot by pot, or the pots not the appropriation
 */
record FundDay(
        LocalDate date,
        boolean complete,
        List<RegionPots> opening,
        List<Move> moves,
        List<RegionPots> closing,
        long differenceFen) {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Comparator<Move> ORDER =
            Comparator.comparing(Move::kind).thenComparing(Move::fromRegion).thenComparing(Move::toRegion);

    /** All transfers of the day of one kind between the same regions. */
    record Move(TransferKind kind, String fromRegion, String toRegion, long count, long sumFen) {}

    static OffsetDateTime beginOf(LocalDate date) {
        return date.atStartOfDay(CHINA).toOffsetDateTime();
    }

    static OffsetDateTime at(OffsetDateTime time) {
        return time.atZoneSameInstant(CHINA).toOffsetDateTime();
    }

    /** @param pots as they are now, of the same moment as the sums */
    static FundDay of(LocalDate date, boolean complete, Map<PotChanges.Pot, Long> pots, List<MoveSums> sums) {
        PotChanges before = new PotChanges();
        PotChanges during = new PotChanges();
        PotChanges after = new PotChanges();
        for (MoveSums sum : sums) {
            before.add(sum.kind(), "", sum.fromRegion(), sum.toRegion(), sum.beforeFen());
            during.add(sum.kind(), "", sum.fromRegion(), sum.toRegion(), sum.dayFen());
            after.add(sum.kind(), "", sum.fromRegion(), sum.toRegion(), sum.afterFen());
        }
        Set<PotChanges.Pot> all = new HashSet<>(pots.keySet());
        all.addAll(before.changesFen().keySet());
        Map<String, Map<PotKind, Long>> opening = new TreeMap<>();
        Map<String, Map<PotKind, Long>> closing = new TreeMap<>();
        long differenceFen = 0;
        long sumFen = 0;
        for (PotChanges.Pot pot : all) {
            long openingFen = fen(before, pot);
            long closingFen = pots.getOrDefault(pot, 0L) - fen(after, pot);
            put(opening, pot, openingFen);
            put(closing, pot, closingFen);
            differenceFen += Math.abs(closingFen - openingFen - fen(during, pot));
            sumFen += closingFen;
        }
        return new FundDay(
                date, complete, byRegion(opening), moves(sums), byRegion(closing), differenceFen + Math.abs(sumFen));
    }

    private static long fen(PotChanges changes, PotChanges.Pot pot) {
        return changes.changesFen().getOrDefault(pot, 0L);
    }

    private static void put(Map<String, Map<PotKind, Long>> balances, PotChanges.Pot pot, long fen) {
        balances.computeIfAbsent(pot.region(), region -> new EnumMap<>(PotKind.class))
                .put(pot.kind(), fen);
    }

    private static List<RegionPots> byRegion(Map<String, Map<PotKind, Long>> balances) {
        return balances.entrySet().stream()
                .map(region -> new RegionPots(region.getKey(), region.getValue()))
                .toList();
    }

    private static List<Move> moves(List<MoveSums> sums) {
        return sums.stream()
                .filter(sum -> sum.dayCount() > 0)
                .map(sum -> new Move(sum.kind(), sum.fromRegion(), sum.toRegion(), sum.dayCount(), sum.dayFen()))
                .sorted(ORDER)
                .toList();
    }

    /** What came into the county until the opening or the closing. */
    static long appropriatedFen(List<RegionPots> balances) {
        return -totalFen(balances, PotKind.SOURCE);
    }

    static long totalFen(List<RegionPots> balances, PotKind kind) {
        return balances.stream().mapToLong(pots -> pots.fen(kind)).sum();
    }
}
