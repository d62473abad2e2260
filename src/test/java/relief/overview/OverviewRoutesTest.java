package relief.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import relief.disaster.Scene;
import relief.kernel.Refused;
import relief.oversight.JournalRoutes;
import relief.platform.Caller;
import relief.platform.Json;
import relief.platform.PartOfServer;

/** The read side over real HTTP: what the contract's parameters let through, and the stream of figures. */
class OverviewRoutesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Relieved relieved = new Relieved();
    private final AtomicBoolean signedIn = new AtomicBoolean(true);
    private final AtomicInteger proofs = new AtomicInteger();
    private final LiveFeed feed = new LiveFeed(relieved.vertx, relieved.overviews, request -> proof(), 1);
    private final PartOfServer server = PartOfServer.start(relieved.vertx, request -> proof(), router -> {
        new OverviewRoutes(relieved.overviews, feed).register(router);
        new CaseRoutes(relieved.cases, relieved.view).register(router);
        new JournalRoutes(relieved.journal).register(router);
    });

    private Future<Caller> proof() {
        proofs.incrementAndGet();
        return signedIn.get()
                ? Future.succeededFuture(relieved.minhe)
                : Future.failedFuture(Refused.because("unauthorized", "over"));
    }

    @AfterEach
    void stop() {
        feed.close();
        server.close();
    }

    @Test
    void a_watcher_hears_the_figures_at_once_and_again_when_they_change_and_a_second_one_is_too_many()
            throws Exception {
        HttpResponse<InputStream> stream = live();
        assertEquals(200, stream.statusCode());
        assertEquals(
                "text/event-stream", stream.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("no-store", stream.headers().firstValue("Cache-Control").orElseThrow());
        try (BufferedReader lines = lines(stream)) {
            assertEquals(0, next(lines).get("requests").asInt());
            assertEquals(503, live().statusCode());
            relieved.submit(relieved.worker, Scene.GUANTING, "官亭村", "AFFECTED", 300_000);
            assertEquals(1, next(lines).get("requests").asInt());
            feed.close();
            assertEquals(List.of(""), lines.lines().toList(), "the stream has ended");
        }
    }

    @Test
    void a_stream_whose_session_is_over_ends() throws Exception {
        try (BufferedReader lines = lines(live())) {
            next(lines);
            signedIn.set(false);
            String line = lines.readLine();
            while (line != null) {
                line = lines.readLine();
            }
        }
        assertTrue(proofs.get() >= 3, "at the door, at the first figures and at the last");
        assertEquals(401, live().statusCode());
    }

    @Test
    void states_are_named_again_and_again_or_between_commas() throws Exception {
        relieved.granted();
        relieved.submit(relieved.worker, Scene.GUANTING, "官亭村", "INJURED", 100_000);
        String queue = "/requests?disaster=" + relieved.disaster.code();
        assertEquals(
                2, get(queue + "&state=AUTHORIZED&state=SUBMITTED").get("items").size());
        assertEquals(2, get(queue + "&state=AUTHORIZED,SUBMITTED").get("items").size());
        assertEquals(1, get(queue + "&state=SUBMITTED&limit=1").get("items").size());
        assertEquals(400, get(queue + "&state=NONSENSE").get("status").asInt());
        assertEquals(400, get(queue + "&q=63999919800101001X").get("status").asInt());
        assertEquals(
                1, get(queue + "&q=" + relieved.sent.get(0).id()).get("items").size());
        JsonNode first = get(queue + "&limit=1");
        JsonNode second = get(queue + "&limit=1&after=" + first.get("next").asText());
        assertEquals(
                relieved.sent.get(1).id().toString(), second.at("/items/0/id").asText());
        assertTrue(second.get("next").isNull());
    }

    @Test
    void case_journal_and_figures_answer() throws Exception {
        String id = relieved.granted().id().toString();
        assertEquals("AUTHORIZED", get("/requests/" + id).get("state").asText());
        assertEquals(
                "request.submitted",
                get("/journal?subject=" + id).at("/items/0/event").asText());
        assertEquals(
                1,
                get("/overview?disaster=" + relieved.disaster.code())
                        .at("/byState/AUTHORIZED")
                        .asInt());
        assertEquals(400, get("/overview").get("status").asInt());
    }

    private static BufferedReader lines(HttpResponse<InputStream> stream) {
        return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    }

    private static JsonNode next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (!line.equals("event: overview")) {
            line = lines.readLine();
        }
        return Json.MAPPER.readTree(lines.readLine().substring("data: ".length()));
    }

    private HttpResponse<InputStream> live() throws Exception {
        return HTTP.send(request("/live?disaster=" + relieved.disaster.code()), BodyHandlers.ofInputStream());
    }

    private JsonNode get(String path) throws Exception {
        return Json.MAPPER.readTree(
                HTTP.send(request(path), BodyHandlers.ofByteArray()).body());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(30))
                .build();
    }
}
