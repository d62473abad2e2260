package relief.disaster;

/**
 * A line of a disaster's tariff: what a household in a certain plight may get; both ends of the range belong to it.
 *
 * @param perHouseholdOnce whether a second grant of this line to a household is a possible duplicate
 */
public record Tariff(String code, String name, long fromFen, long toFen, boolean perHouseholdOnce) {
    public Tariff {
        if (!isRange(fromFen, toFen)) {
            throw new IllegalArgumentException("tariff " + code + ": fromFen must be positive and at most toFen");
        }
    }

    public static boolean isRange(long fromFen, long toFen) {
        return 0 < fromFen && fromFen <= toFen;
    }

    public boolean contains(long amountFen) {
        return fromFen <= amountFen && amountFen <= toFen;
    }
}
