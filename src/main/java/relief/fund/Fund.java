package relief.fund;

/**
 * A source and a year of money for one disaster in one county.
 *
 * @param appropriatedFen what came into the county so far
 */
public record Fund(
        String county, String code, Source source, int year, String name, String disaster, long appropriatedFen) {
    /** Who gives. */
    public enum Source {
        CENTRAL,
        PROVINCIAL,
        MUNICIPAL,
        COUNTY,
        CHARITY
    }

    /** Whether it is the same fund, however much money came into it since. */
    boolean saysTheSame(Fund other) {
        return withAppropriated(0).equals(other.withAppropriated(0));
    }

    Fund withAppropriated(long fen) {
        return new Fund(county, code, source, year, name, disaster, fen);
    }
}
