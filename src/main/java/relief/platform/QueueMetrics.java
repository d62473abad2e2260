package relief.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Shows of every queue how much waits, since when, and what was set aside; NaN while nobody can tell. */
public final class QueueMetrics {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final List<Watched> queues;

    private static final class Watched {
        private final Queue queue;
        private volatile Optional<Queue.Depth> depth = Optional.empty();

        Watched(Queue queue) {
            this.queue = queue;
        }

        Future<Void> look() {
            return queue.depth()
                    .onFailure(failure -> depth = Optional.empty())
                    .onSuccess(found -> depth = Optional.of(found))
                    .mapEmpty();
        }

        double read(ToDoubleFunction<Queue.Depth> figure) {
            return depth.isPresent() ? figure.applyAsDouble(depth.get()) : Double.NaN;
        }
    }

    public QueueMetrics(List<? extends Queue> queues, MeterRegistry meters) {
        this.queues = queues.stream().map(Watched::new).toList();
        for (Watched watched : this.queues) {
            gauge(meters, "relief.queue.depth", watched, Queue.Depth::waiting);
            gauge(meters, "relief.queue.stuck.rows", watched, Queue.Depth::stuck);
            gauge(meters, "relief.queue.oldest.age.seconds", watched, Queue.Depth::oldestAgeSeconds);
        }
    }

    private static void gauge(
            MeterRegistry meters, String name, Watched watched, ToDoubleFunction<Queue.Depth> figure) {
        Gauge.builder(name, watched, it -> it.read(figure))
                .tag("queue", watched.queue.name())
                .strongReference(true)
                .register(meters);
    }

    public Recurring start(Vertx vertx) {
        return Recurring.start(vertx, "looking at the queues", EVERY, this::refresh);
    }

    /** Looks at all, whether or not one of them fails. */
    Future<Void> refresh() {
        return Future.join(queues.stream().map(Watched::look).toList()).mapEmpty();
    }
}
