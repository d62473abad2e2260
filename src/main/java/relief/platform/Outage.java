package relief.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Tells the failures that pass by themselves from those of the disk, for only the former are worth trying again. */
final class Outage {
    /** SQLSTATE classes of a database that is starting, stopping, full or gone. */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");
    /** Another transaction held a row for longer than we wait. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    /** The system's words for a lost connection, for which the JDK has no type when it was writing. */
    private static final Set<String> CUT = Set.of("Broken pipe", "Connection reset by peer", "Connection timed out");

    private Outage() {}

    /** True for failures that pass by themselves: the work is to be tried again, not to be doubted. */
    static boolean databaseAway(Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof PgException pg && pg.getSqlState() != null) {
            return AWAY.contains(pg.getSqlState().substring(0, 2));
        }
        if (cause instanceof SQLException jdbc && jdbc.getSQLState() != null) {
            return AWAY.contains(jdbc.getSQLState().substring(0, 2));
        }
        return cause instanceof ClosedConnectionException
                || cause instanceof SocketException
                || cause instanceof ClosedChannelException
                || cause instanceof UnknownHostException
                || cause instanceof SSLException
                || isCut(cause)
                || message(cause).startsWith("Connection is not active");
    }

    static boolean overloaded(Throwable failure) {
        return (failure instanceof PgException pg && LOCK_NOT_AVAILABLE.equals(pg.getSqlState()))
                || failure instanceof TimeoutException
                || failure instanceof ConnectionPoolTooBusyException
                || message(failure).startsWith("Timeout");
    }

    /** True when a file could not be read or written: a full disk, a folder without permission, a file that is gone. */
    static boolean storageFailed(Throwable failure) {
        Throwable cause = unwrapped(failure);
        return cause instanceof IOException
                && !(cause instanceof JsonProcessingException)
                && !(cause instanceof CharacterCodingException)
                && !databaseAway(cause);
    }

    /** The native transports say e.g. {@code recvAddress(..) failed: Connection reset by peer}. */
    private static boolean isCut(Throwable cause) {
        return cause instanceof IOException && CUT.stream().anyMatch(message(cause)::endsWith);
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof UncheckedIOException || failure instanceof BulkLoadFailed
                ? failure.getCause()
                : failure;
    }

    private static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
