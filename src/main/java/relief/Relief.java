package relief;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import relief.platform.Database;
import relief.platform.EmbeddedDatabase;
import relief.platform.Health;
import relief.platform.HttpVerticle;
import relief.platform.Metrics;
import relief.platform.Migrations;
import relief.platform.Queue;
import relief.platform.QueueWorker;
import relief.platform.Settings;
import relief.platform.Settings.Secret;
import relief.platform.StartFailure;
import relief.request.IntakeService;

/** One running node, from database to open ports, and its orderly end. */
public final class Relief implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relief.class);
    private static final int QUEUE_BATCH = 1_024;
    /** Vert.x' way to say: any free port, the same one for all event loops. */
    /**
     * Event loops are dealt out in turn, and these are more than are dealt before the public port gets its own: a loop
     * with ten thousand senders to hear comes round too seldom for work that holds locks between two answers.
     */
    private static final int INNER_LOOPS = 16;

    private static final int ANY_SHARED_PORT = -1;

    /** Long enough for a load balancer to see twice that this node is no longer ready. */
    private static final long DRAIN_MS = 2_000;

    private static final int LONGEST_STOP_SECONDS = 30;

    private final Settings settings;
    private final Optional<EmbeddedDatabase> embedded;
    private final Metrics metrics = new Metrics();
    private final AtomicInteger httpPort = new AtomicInteger();
    private final AtomicInteger managementPort = new AtomicInteger();
    private final Vertx vertx;
    /** The latest first. */
    private final Deque<String> deployed = new ArrayDeque<>();

    private final AtomicBoolean closed = new AtomicBoolean();

    private Database database;
    private final int publicLoops;
    private Database intakeDatabase;
    private Database probe;
    private Wiring wiring;
    private Optional<Secret> demoPassword = Optional.empty();

    private Relief(Settings settings) {
        this.embedded =
                settings.embedded() ? Optional.of(EmbeddedDatabase.start(settings.dataDir())) : Optional.empty();
        this.settings =
                embedded.map(server -> settings.withDatabase(server.address())).orElse(settings);
        this.publicLoops = settings.eventLoops() > 0
                ? settings.eventLoops()
                : Runtime.getRuntime().availableProcessors();
        this.vertx = metrics.startVertx(publicLoops + INNER_LOOPS);
    }

    /** @throws relief.platform.StartFailure when the operator has to mend something first */
    public static Relief start(Settings settings) {
        Relief relief = new Relief(settings);
        try {
            relief.open();
            return relief;
        } catch (RuntimeException e) {
            relief.close();
            throw e;
        }
    }

    private void open() {
        Settings.DatabaseAddress address = settings.database().orElseThrow();
        Migrations.migrate(address);
        database = new Database(vertx, address, settings.poolSize());
        // A connection of its own: when all others are taken the node is busy, and not unwell.
        probe = new Database(vertx, address, 1);
        intakeDatabase = new Database(vertx, address, IntakeService.LANES);
        wiring = new Wiring(
                vertx,
                settings,
                database,
                intakeDatabase,
                new Health(probe, metrics.registry()),
                metrics,
                embedded.isPresent());
        wiring.start().await();
        if (embedded.isPresent()) {
            demoPassword = Optional.of(wiring.seed(settings).await());
        }
        deploy();
        metrics.watchEventLoop(vertx);
    }

    private void deploy() {
        for (Queue queue : queuesToWorkOn()) {
            deployed.push(vertx.deployVerticle(
                            () -> new QueueWorker(queue, QUEUE_BATCH, metrics.registry()),
                            new DeploymentOptions().setInstances(queue.lanes()))
                    .await());
        }
        listen(settings.managementPort(), 1, wiring.health().router(vertx), managementPort);
        wiring.intakeLanes()
                .forEach(lane -> deployed.push(vertx.deployVerticle(lane).await()));
        int port = settings.httpPort() == 0 ? ANY_SHARED_PORT : settings.httpPort();
        listen(port, publicLoops, wiring.router(), httpPort);
    }

    private List<Queue> queuesToWorkOn() {
        Set<String> paused = settings.pausedQueues();
        List<String> names = wiring.queues().stream().map(Queue::name).toList();
        if (!names.containsAll(paused)) {
            throw new StartFailure("RELIEF_PAUSED_QUEUES takes names of " + names + ", not " + paused + ".");
        }
        if (!paused.isEmpty()) {
            LOG.warn("paused by RELIEF_PAUSED_QUEUES: this node does not work on {}", paused);
        }
        return wiring.queues().stream()
                .filter(queue -> !paused.contains(queue.name()))
                .toList();
    }

    private void listen(int port, int instances, Handler<HttpServerRequest> router, AtomicInteger actualPort) {
        Future<String> listening = vertx.deployVerticle(
                () -> new HttpVerticle(settings.bindAddress(), port, router, wiring.problems(), actualPort),
                new DeploymentOptions().setInstances(instances));
        deployed.push(listening.await());
    }

    public int httpPort() {
        return httpPort.get();
    }

    public int managementPort() {
        return managementPort.get();
    }

    public String url() {
        return "http://127.0.0.1:" + httpPort();
    }

    /** Of the demo users; empty when a real database is configured. */
    public Optional<Secret> demoPassword() {
        return demoPassword;
    }

    Wiring wiring() {
        return wiring;
    }

    /** Not ready, then no new work, then the work in hand, then the connections. */
    public void drainAndClose() {
        wiring.health().drain();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(DRAIN_MS));
        close();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            stop().await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
            metrics.close();
        } catch (TimeoutException e) {
            LOG.error("some work did not end in time; what was acknowledged is safe", e);
        } finally {
            embedded.ifPresent(EmbeddedDatabase::close);
        }
    }

    /** The ports first, then the workers, then what both stand on: nothing is taken away under work in hand. */
    private Future<Void> stop() {
        Future<Void> stopping = Future.succeededFuture();
        if (wiring != null) {
            wiring.endStreams();
        }
        while (!deployed.isEmpty()) {
            String latest = deployed.pop();
            stopping = stopping.compose(done -> vertx.undeploy(latest));
        }
        return stopping.compose(done -> wiring == null ? Future.succeededFuture() : wiring.stop())
                .compose(done -> database == null ? Future.succeededFuture() : database.close())
                .compose(done -> intakeDatabase == null ? Future.succeededFuture() : intakeDatabase.close())
                .compose(done -> probe == null ? Future.succeededFuture() : probe.close())
                .eventually(vertx::close);
    }
}
