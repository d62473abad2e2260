package relief.load;

import java.util.Arrays;

/** Response times in microseconds, all of them kept, so that a percentile is exact and costs nothing while load runs. */
final class Latencies {
    private int[] micros = new int[4_096];
    private int count;

    void add(long nanos) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, count * 2);
        }
        micros[count++] = (int) Math.min(Integer.MAX_VALUE, nanos / 1_000);
    }

    int count() {
        return count;
    }

    /** Of the first values to the last; 0 when there is none. */
    double percentileMs(double percent) {
        if (count == 0) {
            return 0;
        }
        int[] sorted = Arrays.copyOf(micros, count);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * count) - 1;
        return sorted[Math.max(0, Math.min(count - 1, rank))] / 1_000.0;
    }
}
