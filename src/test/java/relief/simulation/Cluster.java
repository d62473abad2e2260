package relief.simulation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import relief.Relief;
import relief.ReliefInside;
import relief.journey.OwnDatabase;
import relief.platform.Settings;
import relief.platform.Settings.DatabaseAddress;
import relief.platform.Settings.Secret;

/** Two nodes on one database, either of which may be killed and started again while the other goes on. */
final class Cluster implements AutoCloseable {
    static final String PASSWORD = "simulation-password";
    static final int NODES = 2;
    private static final int SHOWN_LOG_LINES = 40;

    private final Vertx vertx;
    private final Path folder;
    private final DatabaseAddress database = new OwnDatabase().address();
    /** Null while a node is down. */
    private final AtomicReferenceArray<ServerProcess> nodes = new AtomicReferenceArray<>(NODES);

    private final Thread hook = new Thread(this::killAll);
    private volatile Future<Void> lastKill = Future.succeededFuture();

    Cluster(Vertx vertx, Path folder) {
        this.vertx = vertx;
        this.folder = folder;
    }

    /** Sets the case up by a node that then goes, and starts both. */
    void start() {
        Settings settings = new Settings(
                0,
                0,
                "127.0.0.1",
                folder,
                Optional.of(database),
                Optional.of(new Secret(PASSWORD)),
                8,
                1,
                Duration.ofHours(1),
                false,
                false,
                Optional.empty(),
                Set.of(),
                Optional.empty());
        try (Relief relief = Relief.start(settings)) {
            ReliefInside.seed(relief, settings);
        }
        Runtime.getRuntime().addShutdownHook(hook);
        for (int node = 0; node < NODES; node++) {
            startNode(node);
        }
    }

    private void startNode(int node) {
        nodes.set(node, ServerProcess.start(database, folder, log(node)));
    }

    private Path log(int node) {
        return folder.resolve("node-" + node + ".log");
    }

    DatabaseAddress database() {
        return database;
    }

    /** Where the preferred node answers, or the other one while it is down; empty when no node is up. */
    OptionalInt portFrom(int preferred) {
        for (int i = 0; i < NODES; i++) {
            ServerProcess node = nodes.get((preferred + i) % NODES);
            if (node != null) {
                return OptionalInt.of(node.port());
            }
        }
        return OptionalInt.empty();
    }

    /** Kills the node when all are up; completes when it serves again. */
    Future<Void> kill(int node) {
        lastKill = lastKill.compose(up -> vertx.<Void>executeBlocking(() -> {
            nodes.getAndSet(node, null).kill();
            startNode(node);
            return null;
        }));
        return lastKill;
    }

    /** The end of each node's log, for whoever looks into a failure. */
    String logs() {
        StringBuilder logs = new StringBuilder();
        for (int node = 0; node < NODES; node++) {
            try {
                List<String> lines = Files.readAllLines(log(node)).stream()
                        .filter(line -> !line.isBlank())
                        .toList();
                logs.append("--- node ").append(node).append('\n');
                lines.subList(Math.max(0, lines.size() - SHOWN_LOG_LINES), lines.size())
                        .forEach(line -> logs.append(line).append('\n'));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return logs.toString();
    }

    private void killAll() {
        for (int node = 0; node < NODES; node++) {
            ServerProcess process = nodes.getAndSet(node, null);
            if (process != null) {
                process.kill();
            }
        }
    }

    /** A node that is just being started again is waited for, so that none is left behind. */
    @Override
    public void close() {
        lastKill.otherwiseEmpty().await();
        killAll();
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
