package relief.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.Relief;
import relief.platform.Migrations;
import relief.platform.Settings;
import relief.platform.Settings.DatabaseAddress;
import relief.platform.Settings.Secret;
import relief.platform.StartFailure;

/** A start that cannot be says in one plain line what the operator has to mend. */
class StartTest {
    private static final String SECRET = "a-secret-of-the-operator";

    @TempDir
    private Path folder;

    @Test
    void a_port_in_use() throws IOException {
        DatabaseAddress database = new OwnDatabase().address();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertEquals(
                    "Port " + port + " on 127.0.0.1 is in use or not allowed. Stop what uses it, or choose another.",
                    refusal(settings(port, 0, database)));
            assertTrue(refusal(settings(0, port, database)).startsWith("Port " + port + " "));
        }
    }

    @Test
    void a_schema_newer_than_the_program() {
        OwnDatabase database = new OwnDatabase();
        Migrations.migrate(database.address());
        database.execute("""
                insert into flyway_schema_history
                select max(installed_rank) + 1, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1, 'relief', now(), 1,
                       true
                from flyway_schema_history
                """);
        String refusal = refusal(settings(0, 0, database.address()));
        assertTrue(refusal.startsWith("The schema (version 999) is newer than this program"), refusal);
    }

    @Test
    void a_database_that_is_not_there() throws IOException {
        int nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        String address = "postgresql://127.0.0.1:" + nobody + "/relief";
        String refusal = refusal(settings(0, 0, new DatabaseAddress(address, "relief", new Secret(SECRET))));
        assertTrue(refusal.contains(address), refusal);
        assertTrue(refusal.contains("refused"), refusal);
    }

    @Test
    void a_database_of_another_name() {
        DatabaseAddress there = new OwnDatabase().address();
        DatabaseAddress wrong = new DatabaseAddress(there.uri() + "_else", there.user(), there.password());
        String refusal = refusal(settings(0, 0, wrong));
        assertTrue(refusal.contains("does not exist"), refusal);
    }

    @Test
    void a_pause_of_a_queue_that_is_none() {
        DatabaseAddress database = new OwnDatabase().address();
        String refusal = refusal(settings(0, 0, database, Set.of("authorisation")));
        assertTrue(refusal.contains("[authorisation]"), refusal);
        assertTrue(refusal.contains("authorization"), refusal);
    }

    private static String refusal(Settings settings) {
        StartFailure failure = assertThrows(StartFailure.class, () -> Relief.start(settings));
        String message = failure.getMessage();
        assertEquals(1, message.lines().count(), message);
        assertTrue(message.length() < 500, message);
        assertFalse(message.contains(SECRET), message);
        assertFalse(message.contains("Exception"), message);
        return message;
    }

    private Settings settings(int httpPort, int managementPort, DatabaseAddress database) {
        return settings(httpPort, managementPort, database, Set.of());
    }

    private Settings settings(int httpPort, int managementPort, DatabaseAddress database, Set<String> pausedQueues) {
        return new Settings(
                httpPort,
                managementPort,
                "127.0.0.1",
                folder,
                Optional.of(database),
                Optional.empty(),
                4,
                2,
                Duration.ofHours(1),
                false,
                false,
                Optional.empty(),
                pausedQueues,
                Optional.empty());
    }
}
