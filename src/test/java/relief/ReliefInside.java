package relief;

import java.util.List;
import relief.oversight.Violation;
import relief.platform.Settings;

/** What tests see of a running node beside its ports. */
public final class ReliefInside {
    private ReliefInside() {}

    public static List<Violation> violations(Relief relief) {
        return relief.wiring().violations().await();
    }

    /** The demo users and their case, which a node on a database of its operator does not make by itself. */
    public static void seed(Relief relief, Settings settings) {
        relief.wiring().seed(settings).await();
    }
}
