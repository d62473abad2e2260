package relief.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGConnection;

/**
 * One transaction on a connection of its own that loads many rows by COPY, which the reactive driver does not speak. All
 * it does may block, so it belongs on a worker thread, and may fail as {@link BulkLoadFailed}; closed without a commit it
 * leaves no trace.
 */
public final class BulkLoad implements AutoCloseable {
    private static final String CONNECT_SECONDS = "10";

    private final Connection connection;

    /** Takes what it needs from the only row of a result. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private BulkLoad(Connection connection) {
        this.connection = connection;
    }

    static BulkLoad open(Settings.DatabaseAddress address) {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password().value());
        properties.setProperty("ApplicationName", "relief-bulk");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        try {
            Connection connection = DriverManager.getConnection(address.jdbcUri(), properties);
            connection.setAutoCommit(false);
            return new BulkLoad(connection);
        } catch (SQLException failure) {
            throw new BulkLoadFailed(failure);
        }
    }

    /** The first row of the answer. */
    public <T> Optional<T> find(String query, RowReader<T> reader, Object... values) {
        try (PreparedStatement statement = prepared(query, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        } catch (SQLException failure) {
            throw new BulkLoadFailed(failure);
        }
    }

    /** @return how many rows were changed */
    public int execute(String change, Object... values) {
        try (PreparedStatement statement = prepared(change, values)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new BulkLoadFailed(failure);
        }
    }

    /** @param copy {@code copy … from stdin}, in text format */
    public CopyRows copy(String copy) {
        try {
            return new CopyRows(
                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy));
        } catch (SQLException failure) {
            throw new BulkLoadFailed(failure);
        }
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException failure) {
            throw new BulkLoadFailed(failure);
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException failure) {
            throw new BulkLoadFailed(failure);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        return statement;
    }
}
