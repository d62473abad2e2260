package relief.platform;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

/** One real PostgreSQL, migrated, for all tests of a JVM; its folder is deleted at the end. */
public final class LiveDatabase {
    private static final LiveDatabase ONE = new LiveDatabase();

    private final Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedDatabase server;
    private final Database database;
    private final Settings.DatabaseAddress scratchAddress;
    private final Database scratch;

    private LiveDatabase() {
        try {
            folder = Files.createTempDirectory("relief-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = EmbeddedDatabase.start(folder);
        Migrations.migrate(server.address());
        database = new Database(vertx, server.address(), 8);
        scratchAddress = second(server.address());
        scratch = new Database(vertx, scratchAddress, 8);
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
    }

    public static Database database() {
        return ONE.database;
    }

    /** A second database of the server, for tests that plant rows no feature would have written so. */
    public static Database scratch() {
        return ONE.scratch;
    }

    public static Settings.DatabaseAddress scratchAddress() {
        return ONE.scratchAddress;
    }

    private static Settings.DatabaseAddress second(Settings.DatabaseAddress first) {
        String url = first.uri().replaceFirst("^postgresql:", "jdbc:postgresql:");
        try (Connection connection = DriverManager.getConnection(
                        url, first.user(), first.password().value());
                Statement statement = connection.createStatement()) {
            statement.execute("create database scratch");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Settings.DatabaseAddress second = new Settings.DatabaseAddress(
                first.uri().replaceFirst("/postgres$", "/scratch"), first.user(), first.password());
        Migrations.migrate(second);
        return second;
    }

    public static Vertx vertx() {
        return ONE.vertx;
    }

    public static Settings.DatabaseAddress address() {
        return ONE.server.address();
    }

    /** A vault of its own keys beside the database. */
    public static Vault vault() {
        return Vault.open(keys());
    }

    public static Path keys() {
        return ONE.folder.resolve("keys");
    }

    private void remove() {
        database.close().await();
        scratch.close().await();
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
