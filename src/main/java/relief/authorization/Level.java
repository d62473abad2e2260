package relief.authorization;

/** Who may decide how much, from the lowest to the highest. */
public enum Level {
    TOWNSHIP,
    COUNTY,
    /** The county's coordination panel, case by case (一事一议). */
    PANEL;

    public boolean atLeast(Level other) {
        return compareTo(other) >= 0;
    }

    public Level orHigher(Level other) {
        return atLeast(other) ? this : other;
    }
}
