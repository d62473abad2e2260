package relief.kernel;

import java.util.Random;

/** The source of a property test's cases, which prints its seed so that a failure can be run again. */
public final class Seed {
    private Seed() {}

    /** A fresh seed each run, or the one of {@code -Drelief.seed}. */
    public static Random random(String test) {
        long seed = Long.getLong("relief.seed", System.nanoTime());
        System.out.println(test + ": -Drelief.seed=" + seed);
        return new Random(seed);
    }
}
