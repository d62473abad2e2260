package relief.platform;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.Set;

/** The Prometheus registry of this process, and the Vert.x that reports to it. */
public final class Metrics {
    private static final Duration[] HTTP_BUCKETS = millis(5, 10, 25, 50, 100, 200, 300, 500, 1_000, 2_500, 5_000);
    private static final long LAG_PROBE_MS = 100;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private JvmGcMetrics garbageCollection;

    public Metrics() {
        registry.config().meterFilter(httpBuckets());
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbageCollection = new JvmGcMetrics();
        garbageCollection.bindTo(registry);
    }

    public PrometheusMeterRegistry registry() {
        return registry;
    }

    public Vertx startVertx(int eventLoops) {
        MicrometerMetricsOptions options = new MicrometerMetricsOptions()
                .setEnabled(true)
                .setLabels(
                        Set.of(Label.HTTP_METHOD, Label.HTTP_CODE, Label.HTTP_ROUTE, Label.POOL_TYPE, Label.POOL_NAME));
        VertxOptions vertx = new VertxOptions()
                .setMetricsOptions(options)
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(eventLoops);
        return Vertx.builder()
                .with(vertx)
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
    }

    /** Vert.x does not say how late its event loops are: a timer that should fire every 100 ms does. */
    public void watchEventLoop(Vertx vertx) {
        Timer lag = Timer.builder("relief.event.loop.lag")
                .serviceLevelObjectives(millis(1, 5, 10, 50, 100, 500, 1_000))
                .register(registry);
        long[] lastNanos = {System.nanoTime()};
        vertx.setPeriodic(LAG_PROBE_MS, tick -> {
            long now = System.nanoTime();
            long lateNanos =
                    now - lastNanos[0] - Duration.ofMillis(LAG_PROBE_MS).toNanos();
            lastNanos[0] = now;
            lag.record(Duration.ofNanos(Math.max(0, lateNanos)));
        });
    }

    public void close() {
        garbageCollection.close();
        registry.close();
    }

    private static MeterFilter httpBuckets() {
        double[] nanos = new double[HTTP_BUCKETS.length];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = HTTP_BUCKETS[i].toNanos();
        }
        DistributionStatisticConfig buckets = DistributionStatisticConfig.builder()
                .serviceLevelObjectives(nanos)
                .build();
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig given) {
                return id.getName().equals("vertx.http.server.response.time") ? buckets.merge(given) : given;
            }
        };
    }

    private static Duration[] millis(long... millis) {
        Duration[] durations = new Duration[millis.length];
        for (int i = 0; i < millis.length; i++) {
            durations[i] = Duration.ofMillis(millis[i]);
        }
        return durations;
    }

    /** Tags in the order name, value, name, value. */
    public static Tags tags(String... namesAndValues) {
        return Tags.of(namesAndValues);
    }
}
