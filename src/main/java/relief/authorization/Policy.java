package relief.authorization;

/**
 * The limits in force at a place on a date.
 *
 * @param version frozen on the case when it is decided
 * @param townshipLimitFen the most a household may have from a township, inclusive (5000元以内)
 * @param capFen the most it may have without the panel, inclusive
 */
public record Policy(String version, long townshipLimitFen, long capFen) {
    /** The lowest level that may let a household reach this cumulative amount for one disaster. */
    public Level levelFor(long cumulativeFen) {
        if (cumulativeFen <= townshipLimitFen) {
            return Level.TOWNSHIP;
        }
        return cumulativeFen <= capFen ? Level.COUNTY : Level.PANEL;
    }

    /** @return the most that a level may let a household have; the panel decides without a limit of its own */
    public long limitFen(Level level) {
        return switch (level) {
            case TOWNSHIP -> townshipLimitFen;
            case COUNTY -> capFen;
            case PANEL -> Long.MAX_VALUE;
        };
    }
}
