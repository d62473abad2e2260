package relief.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
    @Test
    void without_any_setting_the_defaults_hold() {
        Settings settings = SettingsReader.read(Map.of());
        assertEquals(8080, settings.httpPort());
        assertEquals(8081, settings.managementPort());
        assertTrue(settings.embedded());
    }

    @Test
    void all_faults_are_named_at_once_and_no_secret_is_told() {
        Map<String, String> wrong = Map.of(
                "RELIEF_HTTP_PORT", "many",
                "RELIEF_MANAGEMENT_PORT", "70000",
                "RELIEF_DB_URL", "jdbc:oracle:x",
                "RELIEF_DB_PASSWORD", "hunter2-hunter2",
                "RELIEF_LOG_FORMAT", "xml",
                "RELIEF_SECURE_COOKIES", "yes",
                "RELIEF_HTTP_PROT", "8080");
        String message = assertThrows(IllegalArgumentException.class, () -> SettingsReader.read(wrong))
                .getMessage();
        for (String key : List.of(
                "RELIEF_HTTP_PORT",
                "RELIEF_MANAGEMENT_PORT",
                "RELIEF_DB_URL",
                "RELIEF_DB_USER",
                "RELIEF_LOG_FORMAT",
                "RELIEF_SECURE_COOKIES",
                "RELIEF_HTTP_PROT")) {
            assertTrue(message.contains(key), key + " is missing in: " + message);
        }
        assertFalse(message.contains("hunter2"), message);
    }

    @Test
    void paused_queues_are_named_between_commas() {
        assertEquals(Set.of(), SettingsReader.read(Map.of()).pausedQueues());
        assertEquals(
                Set.of("authorization", "payment"),
                SettingsReader.read(Map.of("RELIEF_PAUSED_QUEUES", "authorization, payment,"))
                        .pausedQueues());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,           '',    false
            127.0.0.1,   '',    false
            127.0.0.2,   '',    false
            localhost,   '',    false
            ::1,         '',    false
            0.0.0.0,     '',    true
            10.1.2.3,    '',    true
            relief.test, '',    true
            127.0.0.1,   true,  true
            0.0.0.0,     false, false
            """)
    void cookies_are_secure_unless_no_other_machine_can_reach_the_node(String address, String said, boolean secure) {
        Map<String, String> given = new TreeMap<>(Map.of("RELIEF_SECURE_COOKIES", said));
        Optional.ofNullable(address).ifPresent(bound -> given.put("RELIEF_BIND_ADDRESS", bound));
        assertEquals(secure, SettingsReader.read(given).secureCookies());
    }

    @Test
    void a_secret_does_not_print() {
        assertFalse(new Settings.Secret("hunter2").toString().contains("hunter2"));
    }

    @Test
    void the_example_lists_every_key_with_its_default() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        Files.readAllLines(Path.of("ops/relief.env.example")).stream()
                .filter(line -> line.startsWith("RELIEF_"))
                .forEach(line -> listed.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        Map<String, String> keys = new TreeMap<>();
        Arrays.stream(SettingsReader.Key.values()).forEach(key -> keys.put(key.name(), key.byDefault));
        assertEquals(keys, listed);
    }
}
