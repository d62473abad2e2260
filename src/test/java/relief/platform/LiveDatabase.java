package relief.platform;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** One real PostgreSQL, migrated, for all tests of a JVM; its folder is deleted at the end. */
public final class LiveDatabase {
    private static final LiveDatabase ONE = new LiveDatabase();

    private final Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedDatabase server;
    private final Database database;

    private LiveDatabase() {
        try {
            folder = Files.createTempDirectory("relief-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = EmbeddedDatabase.start(folder);
        Migrations.migrate(server.address());
        database = new Database(vertx, server.address(), 8);
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
    }

    public static Database database() {
        return ONE.database;
    }

    public static Vertx vertx() {
        return ONE.vertx;
    }

    public static Settings.DatabaseAddress address() {
        return ONE.server.address();
    }

    /** A vault of its own keys beside the database. */
    public static Vault vault() {
        return Vault.open(ONE.folder.resolve("keys"));
    }

    private void remove() {
        database.close().await();
        vertx.close().await();
        server.close();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
