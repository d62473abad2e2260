package relief.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL of our own in a folder that stays, for machines where nobody has set one up. */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final long LEFTOVER_STOP_SECONDS = 30;

    private final EmbeddedPostgres server;
    private final FileChannel lock;

    private EmbeddedDatabase(EmbeddedPostgres server, FileChannel lock) {
        this.server = server;
        this.lock = lock;
    }

    /** Starts it, making the database at the first start and taking over what an earlier one left. */
    public static EmbeddedDatabase start(Path dataDir) {
        try {
            Path folder = Files.createDirectories(dataDir).resolve("postgresql");
            FileChannel lock = lock(dataDir);
            stopLeftover(folder);
            removeHalfMade(folder);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(Files.createDirectories(dataDir.resolve("postgresql-bin"))
                            .toFile())
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(STARTUP)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_wal_size", "2GB")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            LOG.info("embedded PostgreSQL on port {}, kept in {}", server.getPort(), folder);
            return new EmbeddedDatabase(server, lock);
        } catch (IOException e) {
            throw new StartFailure("The embedded PostgreSQL in " + dataDir + " does not start: " + e.getMessage());
        } catch (IllegalStateException e) {
            throw noBinaries(e);
        }
    }

    private static StartFailure noBinaries(IllegalStateException e) {
        String machine = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
        return new StartFailure("No embedded PostgreSQL for " + machine + " (" + e.getMessage()
                + "). Install PostgreSQL 15 or later and set RELIEF_DB_URL, RELIEF_DB_USER and RELIEF_DB_PASSWORD.");
    }

    /** Two programs on one data folder would destroy each other's database. */
    private static FileChannel lock(Path dataDir) throws IOException {
        FileChannel channel =
                FileChannel.open(dataDir.resolve("relief.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held within this very process: the same refusal.
        }
        channel.close();
        throw new StartFailure("Another Relief runs on the data folder " + dataDir
                + ". Stop it, or set RELIEF_DATA_DIR to another folder.");
    }

    /** After a kill of this program its server still runs; its clients are gone, so it stops by itself when asked. */
    private static void stopLeftover(Path folder) throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        long pid = Long.parseLong(lines.get(0).strip());
        ProcessHandle leftover = ProcessHandle.of(pid).orElse(null);
        if (leftover == null || !isPostgres(leftover)) {
            Files.delete(pidFile);
            return;
        }
        LOG.info("stopping the embedded PostgreSQL (process {}) that an earlier start left running", pid);
        leftover.destroy();
        try {
            leftover.onExit().get(LEFTOVER_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new StartFailure("Process " + pid + " of an earlier start does not stop; end it by hand.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while an earlier PostgreSQL was stopping.");
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    /** initdb killed in the middle leaves a folder without a control file, which no server can use and no data is in. */
    private static void removeHalfMade(Path folder) throws IOException {
        boolean made = Files.exists(folder.resolve("global/pg_control")) && Files.exists(folder.resolve("PG_VERSION"));
        if (Files.exists(folder) && !made) {
            try (var paths = Files.walk(folder)) {
                for (Path path :
                        paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    public Settings.DatabaseAddress address() {
        return new Settings.DatabaseAddress(
                "postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                "postgres",
                new Settings.Secret("postgres"));
    }

    @Override
    public void close() {
        try {
            server.close();
            lock.close();
        } catch (IOException e) {
            LOG.error("the embedded PostgreSQL did not stop cleanly", e);
        }
    }
}
