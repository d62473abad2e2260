package relief.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import relief.Relief;
import relief.ReliefInside;
import relief.platform.Json;
import relief.platform.Settings;

/** A node whose database goes away while it serves, comes back, and that is stopped at last with work in hand. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AwayTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static Line line;
    private static Relief relief;
    private static Person worker;

    @BeforeAll
    static void start() {
        OwnDatabase database = new OwnDatabase();
        line = new Line(OwnDatabase.port());
        Settings settings = Node.settings(folder).withDatabase(database.address(line.port()));
        relief = Relief.start(settings);
        ReliefInside.seed(relief, settings);
        worker = Person.at(relief.url(), "worker");
    }

    @AfterAll
    static void stop() {
        relief.close();
        line.close();
    }

    @Test
    @Order(1)
    void is_said_plainly_and_passes_by_itself() {
        Family before = Family.unseen();
        Family meanwhile = Family.unseen();
        assertEquals(201, worker.put(before.path(), before.body()).status());
        await("ready", () -> ready() == 200);

        line.cut();
        Refusal refusal = Refusal.of(worker.put(meanwhile.path(), meanwhile.body()), meanwhile);
        assertEquals("503 database-away", refusal.status() + " " + refusal.problem());
        assertTrue(refusal.reply().headers().firstValueAsLong("Retry-After").orElse(0) > 0);
        assertEquals("database-away", Refusal.of(worker.get("/requests")).problem());
        await("not ready", () -> ready() == 503);

        line.mend();
        await("taken", () -> worker.put(meanwhile.path(), meanwhile.body()).status() < 300);
        await("ready again", () -> ready() == 200);
        for (Family family : List.of(before, meanwhile)) {
            worker.await(family.path(), reply -> reply.text("/state").equals("AUTHORIZED"));
        }
        assertEquals(List.of(), ReliefInside.violations(relief));
    }

    @Test
    @Order(2)
    void a_graceful_stop_answers_what_is_under_way() throws IOException {
        Family family = Family.unseen();
        byte[] body = Json.bytes(family.body());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), relief.httpPort())) {
            socket.setSoTimeout(20_000);
            String head = "PUT /api/v1" + family.path()
                    + " HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n" + "Authorization: "
                    + worker.authorization() + "\r\nContent-Length: " + body.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(body, 0, body.length / 2);
            assertEquals(200, worker.get("/session").status(), "what was sent before has been read");

            CompletableFuture<Void> stopping = CompletableFuture.runAsync(relief::drainAndClose);
            await("no new callers", AwayTest::refusesCallers);
            socket.getOutputStream().write(body, body.length / 2, body.length - body.length / 2);
            byte[] answer = new byte[12];
            assertEquals(12, socket.getInputStream().readNBytes(answer, 0, 12));
            assertEquals("HTTP/1.1 201", new String(answer, UTF_8));
            stopping.orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    private static boolean refusesCallers() {
        try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), relief.httpPort())) {
            return !caller.isConnected();
        } catch (ConnectException refused) {
            return true;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int ready() {
        HttpRequest probe = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + relief.managementPort() + "/health/ready"))
                .build();
        return HTTP.sendAsync(probe, BodyHandlers.discarding()).join().statusCode();
    }

    private static void await(String what, BooleanSupplier wanted) {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!wanted.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadlineNanos, () -> "did not come about: " + what);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
