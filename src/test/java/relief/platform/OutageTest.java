package relief.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A queue waits for the database, but sets aside what the disk refuses. */
class OutageTest {
    @TempDir
    private Path folder;

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("away", new ConnectException("Connection refused")),
                Arguments.of("away", new SocketException("Connection reset")),
                Arguments.of("away", new UnknownHostException("db.example")),
                Arguments.of("away", new ClosedChannelException()),
                Arguments.of("away", new UncheckedIOException(new ClosedChannelException())),
                Arguments.of("away", ClosedConnectionException.INSTANCE),
                Arguments.of("away", new IOException("Broken pipe")),
                Arguments.of("away", new IOException("recvAddress(..) failed: Connection reset by peer")),
                Arguments.of("away", pg("57P01")),
                Arguments.of("away", pg("08006")),
                Arguments.of("neither", pg("23505")),
                Arguments.of("busy", pg("55P03")),
                Arguments.of("neither", new IllegalStateException("a fault of the program")),
                Arguments.of("neither", new MalformedInputException(1)),
                Arguments.of("storage", new IOException("No space left on device")),
                Arguments.of("storage", new UncheckedIOException(new IOException("Read-only file system"))),
                Arguments.of("storage", new AccessDeniedException("sealed")),
                Arguments.of("storage", new NoSuchFileException("reports")),
                Arguments.of("storage", new EOFException()));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void what_passes_by_itself_is_told_from_what_needs_the_operator(String kind, Throwable failure) {
        assertEquals(kind, kind(failure));
    }

    @Test
    void a_folder_that_cannot_be_written_is_the_disk() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        assertEquals(
                "storage", kind(assertThrows(IOException.class, () -> Files.createDirectories(file.resolve("x")))));
    }

    @Test
    void what_is_no_json_is_neither() {
        assertEquals("neither", kind(assertThrows(IOException.class, () -> new ObjectMapper().readTree("{\"broken"))));
    }

    @Test
    void a_server_that_is_not_there_is_away() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        Settings.DatabaseAddress nowhere = new Settings.DatabaseAddress(
                "postgresql://127.0.0.1:" + free + "/relief", "relief", new Settings.Secret("none"));
        Database database = new Database(LiveDatabase.vertx(), nowhere, 1);
        Future<Optional<String>> read = database.read(sql -> Future.succeededFuture(Optional.empty()));
        assertEquals("away", kind(assertThrows(Throwable.class, read::await)));
        database.close().await();
    }

    private static PgException pg(String sqlState) {
        return new PgException("told by the server", "ERROR", sqlState, "");
    }

    private static String kind(Throwable failure) {
        if (Outage.overloaded(failure)) {
            return "busy";
        }
        boolean away = Outage.databaseAway(failure);
        boolean storage = Outage.storageFailed(failure);
        return away && storage ? "both" : away ? "away" : storage ? "storage" : "neither";
    }
}
