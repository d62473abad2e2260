package relief.demo;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import relief.disaster.Tariff;
import relief.kernel.TimeOrderedId;

/**
 * The facts of the case: what was published, and what is set up to work it. Jishishan earthquake, 18 December 2023;
 * figures of Qinghai's civil affairs department, 17 March 2025, and of the press of December 2023.
 */
final class JishishanCase {
    static final String DISASTER = "JISHISHAN-2023";
    static final String NAME = "积石山6.2级地震";
    static final OffsetDateTime OCCURRED_AT = OffsetDateTime.parse("2023-12-18T23:59:00+08:00");
    static final String FUND = "CENTRAL-2023";
    static final String FUND_NAME = "2023年中央自然灾害救灾资金";

    static final int HOUSEHOLDS = 1_764;
    static final int BEREAVED = 13;
    static final long BEREAVED_FEN = 4_200_000;
    static final long OTHERS_TOTAL_FEN = 677_310_000;
    static final long LEAST_FEN = 200_000;
    static final long MOST_FEN = 500_000;

    /** 民和, 化隆, 循化, in the order of their codes, with the officer who speaks for each. */
    static final Map<String, String> COUNTY_OFFICERS =
            new java.util.TreeMap<>(Map.of("630222", "minhe", "630224", "hualong", "630225", "xunhua"));

    static final long TOWNSHIP_RESERVE_FEN = 150_000_000;
    static final long COUNTY_RESERVE_FEN = 1_000_000_000;
    static final long ORDER_BUDGET_FEN = 120_000_000;

    static final String AFFECTED = "AFFECTED";
    static final String BEREAVED_LINE = "BEREAVED";
    static final List<Tariff> TARIFFS = List.of(
            new Tariff(AFFECTED, "受灾困难家庭", LEAST_FEN, MOST_FEN, true),
            new Tariff(BEREAVED_LINE, "遇难人员家庭", BEREAVED_FEN, BEREAVED_FEN, true),
            new Tariff("INJURED", "因灾受伤家庭", 100_000, 2_000_000, true));

    private static final UUID NAMESPACE = UUID.fromString("5a1c9f0e-2f7b-4c57-9a44-5d0d8f3b6c21");

    private JishishanCase() {}

    /** The same id at every start, so that whatever is sent again is known. */
    static UUID id(String what) {
        return TimeOrderedId.nameBased(NAMESPACE, what);
    }

    static String worker(String county) {
        return named("worker", county);
    }

    static String secondWorker(String county) {
        return named("worker2", county);
    }

    static String maker(String county) {
        return named("maker", county);
    }

    static String checker(String county) {
        return named("checker", county);
    }

    /** The users of 民和 carry no code in their names. */
    private static String named(String role, String county) {
        return county.equals("630222") ? role : role + "-" + county;
    }

    /** Two officers of a township, the signer first. */
    static List<String> officers(String township) {
        return township.equals("630222103")
                ? List.of("guanting", "guanting2")
                : List.of("t" + township + "-1", "t" + township + "-2");
    }
}
