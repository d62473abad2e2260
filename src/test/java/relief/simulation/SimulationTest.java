package relief.simulation;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.platform.Database;

/** Two nodes under random commands and kills: no invariant is ever violated, nothing acknowledged is ever lost. */
class SimulationTest {
    private static final int COMMANDS = Integer.getInteger("simulation.commands", 10_000);
    private static final long SEED = Long.getLong("simulation.seed", System.nanoTime());
    private static final String RUN = "-Dsimulation.seed=" + SEED + " -Dsimulation.commands=" + COMMANDS;
    private static final int CONNECTIONS = 4;

    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Tally tally = new Tally();
    private Cluster cluster;
    private Database database;
    private Wire wire;

    @BeforeEach
    void start() {
        cluster = new Cluster(vertx, folder);
        database = new Database(vertx, cluster.database(), CONNECTIONS);
        wire = new Wire(vertx, cluster, tally, Simulation.IN_FLIGHT);
        cluster.start();
    }

    @AfterEach
    void leave_nothing_running() {
        cluster.close();
        wire.close().await();
        database.close().await();
        vertx.close().await();
    }

    @Test
    void whatever_comes_and_whoever_dies_the_books_are_right() {
        System.out.println("SimulationTest: " + RUN);
        long startedNanos = System.nanoTime();
        Simulation simulation = new Simulation(vertx, cluster, wire, tally, database, new Random(SEED), COMMANDS);
        try {
            onEventLoop(() -> wire.signIn(Place.everybody()).compose(signedIn -> simulation.run()))
                    .await();
        } catch (Throwable failure) {
            throw new AssertionError(RUN + ", " + failure.getMessage() + "\n" + tally + cluster.logs(), failure);
        }
        System.out.printf(
                "%d commands in %d s%n%s",
                COMMANDS, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNanos), tally);
    }

    private Future<Void> onEventLoop(Supplier<Future<Void>> work) {
        Context loop = vertx.getOrCreateContext();
        Promise<Void> done = Promise.promise();
        loop.runOnContext(now -> work.get().onComplete(done));
        return done.future();
    }
}
