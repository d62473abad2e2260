package relief.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import relief.disaster.Scene;
import relief.identity.Role;
import relief.platform.Problems;

/** Whom the door turns away, and that he is told so as everybody is who is told no. */
class IntakeDoorTest {
    private static final String FLOODING = "630222";
    private static final String QUIET = "630224";

    private final Vertx vertx = Vertx.vertx();
    private final IntakeRoom room = new IntakeRoom();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;

    @BeforeEach
    void listen() {
        IntakeDoor door = new IntakeDoor(
                room,
                request -> Optional.ofNullable(request.getHeader("Region"))
                        .map(region -> Scene.caller(Role.WORKER, region)),
                Problems.load(),
                passed -> passed.response().setStatusCode(204).end());
        server = vertx.createHttpServer().requestHandler(door);
        server.listen(0, "127.0.0.1").await();
        fill();
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void a_flood_is_told_to_come_back_and_its_connection_stays() throws Exception {
        for (int again = 0; again < 3; again++) {
            HttpResponse<String> answer = put("/api/v1/requests/" + UUID.randomUUID(), FLOODING);
            assertEquals(503, answer.statusCode());
            assertEquals("2", answer.headers().firstValue("Retry-After").orElseThrow());
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElseThrow());
            JsonNode problem = new ObjectMapper().readTree(answer.body());
            assertEquals("urn:relief:problem:overloaded", problem.get("type").asText());
            assertEquals(503, problem.get("status").asInt());
            String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
            assertEquals("urn:relief:request:" + id, problem.get("instance").asText());
        }
    }

    @Test
    void all_others_go_on_to_the_router() throws Exception {
        assertEquals(204, put("/api/v1/requests/" + UUID.randomUUID(), QUIET).statusCode());
        assertEquals(
                204, put("/api/v1/payment-runs/" + UUID.randomUUID(), FLOODING).statusCode());
        HttpRequest reading = request("/api/v1/requests/" + UUID.randomUUID())
                .header("Region", FLOODING)
                .GET()
                .build();
        assertEquals(204, client.send(reading, BodyHandlers.discarding()).statusCode());
        HttpRequest nobody = request("/api/v1/requests/" + UUID.randomUUID())
                .PUT(BodyPublishers.noBody())
                .build();
        assertEquals(204, client.send(nobody, BodyHandlers.discarding()).statusCode());
    }

    private void fill() {
        Promise<Void> never = Promise.promise();
        int seats = 0;
        while (room.seated(FLOODING, never::future).cause() == null) {
            seats++;
        }
        assertTrue(seats > 0);
    }

    private HttpResponse<String> put(String path, String region) throws IOException, InterruptedException {
        HttpRequest put = request(path)
                .header("Region", region)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"note\":\"" + "长".repeat(5_000) + "\"}"))
                .build();
        return client.send(put, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
    }
}
