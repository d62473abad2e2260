package relief.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import relief.Relief;
import relief.platform.Settings;
import relief.platform.Settings.Secret;

/** One whole node on free ports with its own embedded database and the case set up, shared by the journeys of a JVM. */
public final class Node {
    public static final String PASSWORD = "journey-password";
    private static final Node ONE = new Node();

    private final Path folder;
    private final Relief relief;

    private Node() {
        try {
            folder = Files.createTempDirectory("relief-journey");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        relief = Relief.start(settings(folder));
        Runtime.getRuntime().addShutdownHook(new Thread(this::remove));
    }

    static Settings settings(Path folder) {
        return new Settings(
                0,
                0,
                "127.0.0.1",
                folder,
                Optional.empty(),
                Optional.of(new Secret(PASSWORD)),
                8,
                2,
                Duration.ofHours(1),
                false,
                false,
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    public static Relief relief() {
        return ONE.relief;
    }

    static Path folder() {
        return ONE.folder;
    }

    private void remove() {
        relief.close();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
