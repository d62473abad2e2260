package relief.load;

import java.util.Locale;

/**
 * A payment run whose files are all sealed, and how long it took.
 *
 * @param gatherSeconds from the run's being made to the beginning of its first file
 * @param sealSeconds from there to the moment when the API called the run sealed
 * @param heap what the node's collections left meanwhile
 */
record SealedRun(
        String id,
        String profile,
        long rows,
        int files,
        long bytes,
        double gatherSeconds,
        double sealSeconds,
        HeapLog.Left heap) {
    static final String HEADING =
            "profile                     rows  files      MB  gathered s    rows/s  sealed s    rows/s"
                    + "  both s    rows/s  heap after collections";

    double wholeSeconds() {
        return gatherSeconds + sealSeconds;
    }

    double sealedPerSecond() {
        return rows / sealSeconds;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-22s %9d %6d %7.1f %11.2f %9.0f %9.2f %9.0f %7.2f %9.0f  %s",
                profile,
                rows,
                files,
                bytes / 1e6,
                gatherSeconds,
                rows / gatherSeconds,
                sealSeconds,
                sealedPerSecond(),
                wholeSeconds(),
                rows / wholeSeconds(),
                heap.range());
    }
}
