package relief.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;
import relief.kernel.Refused;

class QueueMetricsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void each_queue_shows_its_depth_and_one_that_fails_hides_no_other() {
        Looked broken = new Looked("broken", Future.failedFuture(Refused.because("overloaded", "no")));
        Looked sealing = new Looked("sealing", Future.succeededFuture(new Queue.Depth(3, 1, 7.5)));
        QueueMetrics metrics = new QueueMetrics(List.of(broken, sealing), meters);
        assertEquals(Double.NaN, value("relief.queue.depth", "sealing"), "nobody has looked yet");
        Future<Void> refreshed = metrics.refresh();
        assertEquals(true, refreshed.failed(), "the failure is told");
        assertEquals(3, value("relief.queue.depth", "sealing"));
        assertEquals(1, value("relief.queue.stuck.rows", "sealing"));
        assertEquals(7.5, value("relief.queue.oldest.age.seconds", "sealing"));
        assertEquals(Double.NaN, value("relief.queue.depth", "broken"));
    }

    private double value(String name, String queue) {
        return meters.get(name).tag("queue", queue).gauge().value();
    }

    private record Looked(String name, Future<Queue.Depth> depth) implements Queue {
        @Override
        public Future<Integer> drain(int limit, Claimed claimed) {
            return Future.succeededFuture(0);
        }

        @Override
        public Future<Void> setAside(Object row, String error) {
            return Future.succeededFuture();
        }
    }
}
