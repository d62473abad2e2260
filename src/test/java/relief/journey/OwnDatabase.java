package relief.journey;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import relief.platform.LiveDatabase;
import relief.platform.Settings;

/** An empty database of its own on the tests' one PostgreSQL, for a node that is configured as an operator does it. */
public final class OwnDatabase {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final String name = "own_" + NEXT.incrementAndGet();

    public OwnDatabase() {
        execute(LiveDatabase.address().uri(), "create database " + name);
    }

    /** @param port where it is reached, which may be a line that can be cut */
    Settings.DatabaseAddress address(int port) {
        Settings.DatabaseAddress server = LiveDatabase.address();
        return new Settings.DatabaseAddress(
                "postgresql://127.0.0.1:" + port + "/" + name, server.user(), server.password());
    }

    public Settings.DatabaseAddress address() {
        return address(port());
    }

    static int port() {
        String uri = LiveDatabase.address().uri();
        return Integer.parseInt(uri.replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    void execute(String statement) {
        execute(address().uri(), statement);
    }

    private static void execute(String uri, String sql) {
        Settings.DatabaseAddress server = LiveDatabase.address();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:" + uri, server.user(), server.password().value());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
