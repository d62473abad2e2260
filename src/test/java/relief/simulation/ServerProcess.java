package relief.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import relief.Main;
import relief.platform.Settings.DatabaseAddress;

/** One node as a process of its own, so that it can be killed as a machine fails: at once and in the middle. */
final class ServerProcess {
    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Returns when it serves. */
    static ServerProcess start(DatabaseAddress database, Path folder, Path log) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // It does not live long enough for more to pay off.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                Main.class.getName(),
                "serve"));
        builder.environment().keySet().removeIf(name -> name.startsWith("RELIEF_"));
        builder.environment()
                .putAll(Map.of(
                        "RELIEF_DATA_DIR", folder.toString(),
                        "RELIEF_HTTP_PORT", "0",
                        "RELIEF_MANAGEMENT_PORT", "0",
                        "RELIEF_DB_URL", database.uri(),
                        "RELIEF_DB_USER", database.user(),
                        "RELIEF_DB_PASSWORD", database.password().value()));
        try {
            Process process = builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new ServerProcess(process, portOf(process, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** As it says itself. */
    private static int portOf(Process process, Path log) throws IOException, InterruptedException {
        StringBuilder said = new StringBuilder();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("Console ")) {
                    return URI.create(line.substring("Console ".length()).strip())
                            .getPort();
                }
                said.append(line).append('\n');
            }
        }
        throw new AssertionError(
                "the node did not start, exit code " + process.waitFor() + ": " + said + Files.readString(log));
    }

    int port() {
        return port;
    }

    /** As {@code kill -9} does; returns when it is gone. */
    void kill() {
        try {
            if (!process.destroyForcibly().waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the node is still there after it was killed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
