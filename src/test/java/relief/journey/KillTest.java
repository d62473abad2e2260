package relief.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.Main;
import relief.Relief;
import relief.ReliefInside;
import relief.platform.StartFailure;

/** A node that is killed in mid-stream, and the next start on the same folder: what was acknowledged is there, once. */
class KillTest {
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 100;
    private static final int SENDERS = 8;

    @TempDir
    private Path folder;

    private final Queue<Family> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Family> unanswered = new ConcurrentLinkedQueue<>();
    private Process killed;

    @AfterEach
    void leave_nothing_running() throws IOException {
        killed.destroyForcibly();
        postmaster().ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void what_was_acknowledged_survives_exactly_once() throws Exception {
        String url = startChild();
        StartFailure second = assertThrows(StartFailure.class, () -> Relief.start(Node.settings(folder)));
        assertTrue(second.getMessage().startsWith("Another Relief runs on the data folder "), second.getMessage());

        List<CompletableFuture<Void>> senders = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            senders.add(CompletableFuture.runAsync(() -> sendUntilKilled(url)));
        }
        CompletableFuture.allOf(senders.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        assertTrue(killed.waitFor(10, TimeUnit.SECONDS));
        assertTrue(postmaster().isPresent(), "its PostgreSQL is left running");

        try (Relief relief = Relief.start(Node.settings(folder))) {
            Person worker = Person.at(relief.url(), "worker");
            for (Family family : acknowledged) {
                assertEquals(200, worker.put(family.path(), family.body()).status(), "acknowledged and there");
            }
            for (Family family : unanswered) {
                assertTrue(worker.put(family.path(), family.body()).status() < 300, "sent again, taken once");
            }
            List<Family> all = new ArrayList<>(acknowledged);
            all.addAll(unanswered);
            for (Family family : all) {
                Person.Reply found = worker.await(
                        family.path(), reply -> !reply.text("/state").equals("SUBMITTED"));
                assertEquals("AUTHORIZED", found.text("/state"));
            }
            assertEquals(
                    all.size(),
                    worker.get("/overview?disaster=JISHISHAN-2023")
                            .body()
                            .get("requests")
                            .asInt());
            assertEquals(List.of(), ReliefInside.violations(relief));
        }
        assertTrue(postmaster().isEmpty(), "a stop leaves nothing behind");
    }

    private void sendUntilKilled(String url) {
        Person worker = Person.at(url, "worker");
        while (killed.isAlive()) {
            Family family = Family.unseen();
            try {
                assertEquals(201, worker.put(family.path(), family.body()).status());
                acknowledged.add(family);
            } catch (AssertionError connectionLost) {
                unanswered.add(family);
            }
            if (acknowledged.size() >= ACKNOWLEDGED_BEFORE_THE_KILL) {
                killed.destroyForcibly();
            }
        }
    }

    /** @return where it serves, as it says itself */
    private String startChild() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder child = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                classPath,
                Main.class.getName(),
                "serve");
        child.environment()
                .putAll(Map.of(
                        "RELIEF_DATA_DIR",
                        folder.toString(),
                        "RELIEF_HTTP_PORT",
                        "0",
                        "RELIEF_MANAGEMENT_PORT",
                        "0",
                        "RELIEF_DEMO_PASSWORD",
                        Node.PASSWORD));
        killed = child.redirectError(folder.resolve("child.log").toFile()).start();
        try (BufferedReader out = new BufferedReader(new InputStreamReader(killed.getInputStream(), UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("Console ")) {
                    return line.replaceFirst("Console +(http://[^/]+)/.*", "$1");
                }
            }
        }
        throw new AssertionError("the child did not start: " + Files.readString(folder.resolve("child.log")));
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        Path file = folder.resolve("postgresql/postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip()));
    }
}
