package relief;

import java.util.List;
import relief.oversight.Violation;

/** What tests see of a running node beside its ports. */
public final class ReliefInside {
    private ReliefInside() {}

    public static List<Violation> violations(Relief relief) {
        return relief.wiring().violations().await();
    }
}
