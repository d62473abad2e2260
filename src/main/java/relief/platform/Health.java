package relief.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the management port tells: metrics, alive, and ready. Ready means that a row could be <em>written</em> lately,
 * for a database with a full disk still reads.
 */
public final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final String CANARY = """
            insert into write_canary values ($1, now())
            on conflict (node) do update set at = excluded.at
            """;
    private static final long EVERY_MS = 2_000;
    private static final Duration FRESH = Duration.ofSeconds(8);

    private final String node = UUID.randomUUID().toString();
    private final Database database;
    private final PrometheusMeterRegistry registry;
    private final Counter failures;
    private volatile long lastWriteNanos;
    private volatile boolean written;
    private volatile boolean draining;

    public Health(Database database, PrometheusMeterRegistry registry) {
        this.database = database;
        this.registry = registry;
        this.failures = Counter.builder("relief.write.canary.failures").register(registry);
    }

    public Future<Void> start(Vertx vertx) {
        return canary().onComplete(first -> again(vertx)).otherwiseEmpty();
    }

    /** The next write is planned when the last one has ended, so that they never pile up. */
    private void again(Vertx vertx) {
        vertx.setTimer(EVERY_MS, due -> canary().onComplete(done -> again(vertx)));
    }

    private Future<Void> canary() {
        return database.read(sql -> sql.preparedQuery(CANARY).execute(Tuple.of(node)))
                .<Void>mapEmpty()
                .onSuccess(done -> {
                    if (!written) {
                        LOG.info("the database takes writes");
                    }
                    written = true;
                    lastWriteNanos = System.nanoTime();
                })
                .onFailure(failure -> {
                    failures.increment();
                    if (written) {
                        LOG.error("the database takes no writes: {}", failure.toString());
                    }
                    written = false;
                });
    }

    private boolean ready() {
        return !draining && written && System.nanoTime() - lastWriteNanos < FRESH.toNanos();
    }

    /** From now on not ready, so that no new work is sent here. */
    public void drain() {
        draining = true;
    }

    public Router router(Vertx vertx) {
        Router router = Router.router(vertx);
        router.get("/metrics")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(registry.scrape())
                        .onFailure(context::fail));
        router.get("/health/live").handler(context -> say(context.response(), true, "live"));
        router.get("/health/ready")
                .handler(context -> say(context.response(), ready(), draining ? "draining" : "the database's writes"));
        return router;
    }

    private static void say(HttpServerResponse response, boolean well, String what) {
        String body = "{\"status\":\"" + (well ? "UP" : "DOWN") + "\",\"of\":\"" + what + "\"}";
        response.setStatusCode(well ? 200 : 503)
                .putHeader("Content-Type", "application/json")
                .end(body)
                .onFailure(gone -> LOG.debug("the prober went away"));
    }
}
