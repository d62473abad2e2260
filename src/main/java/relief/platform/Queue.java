package relief.platform;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows in a state that waits for work: a state column with a partial index. A queue has nothing of its own that could
 * be lost, and any number of nodes may drain it.
 */
public interface Queue {
    String name();

    /** How many workers of one node drain it side by side. */
    default int lanes() {
        return 1;
    }

    /** How long a worker waits after a small batch, so that the next one is larger; what finds it idle never waits. */
    default long gatherMs() {
        return 0;
    }

    /**
     * Works on at most {@code limit} of the oldest rows in one transaction.
     *
     * @param claimed takes what was claimed, so that a row which fails alone can be set aside
     * @return how many were done; 0 when nothing waits
     */
    Future<Integer> drain(int limit, Claimed claimed);

    /** Takes a row out of the queue for a person to look at, and records why. */
    Future<Void> setAside(Object row, String error);

    /** Rows waiting, rows set aside, and the age of the oldest waiting one. */
    Future<Depth> depth();

    record Depth(long waiting, long stuck, double oldestAgeSeconds) {}

    /** Which rows an attempt has in hand. */
    final class Claimed {
        private final List<Object> rows = new ArrayList<>();

        /** A transaction that is tried again claims anew. */
        public void replaceWith(List<?> claimed) {
            rows.clear();
            rows.addAll(claimed);
        }

        public List<Object> rows() {
            return rows;
        }
    }
}
