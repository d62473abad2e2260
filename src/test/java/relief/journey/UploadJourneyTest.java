package relief.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.OpenApi;
import relief.Relief;
import relief.ReliefInside;
import relief.platform.Json;

/** Many requests in one upload: each line stands or falls alone, once, however often it is sent. */
class UploadJourneyTest {
    private static final JsonNode ANSWER = OpenApi.root().at("/components/schemas/LineAnswer");

    @TempDir
    private static Path folder;

    private static Relief relief;
    private static Person worker;

    /** A node of their own: so many families would crowd those of other journeys out of the reserve. */
    @BeforeAll
    static void start() {
        relief = Relief.start(Node.settings(folder));
        worker = Person.at(relief.url(), "worker");
    }

    @AfterAll
    static void every_fen_is_where_it_must_be() {
        assertEquals(List.of(), ReliefInside.violations(relief));
        relief.close();
    }

    @Test
    void all_lines_are_taken_and_decided_and_taken_once() {
        List<Family> families = families(1_500);
        byte[] lines = Sender.lines(families);
        List<JsonNode> first = upload(lines);
        assertEquals(Collections.nCopies(1_500, 201), statuses(first));
        for (int i = 0; i < first.size(); i++) {
            assertEquals(i + 1, first.get(i).get("line").asInt());
            assertEquals(families.get(i).id().toString(), first.get(i).get("id").asText());
        }
        worker.await(
                "/requests?state=SUBMITTED", page -> page.body().path("items").isEmpty());
        List<JsonNode> again = upload(lines);
        assertEquals(Collections.nCopies(1_500, 200), statuses(again));
        assertEquals(texts(first, "receivedAt"), texts(again, "receivedAt"));
    }

    @Test
    void faulty_lines_fail_alone() {
        Family good = Family.unseen();
        Family last = Family.unseen();
        Family two = Family.unseen().asking(0).with("surprise", 1);
        Family nameless = Family.unseen();
        String long_one = Sender.line(Family.unseen().with("note", "长".repeat(30_000)));
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        lines.writeBytes((Sender.line(good) + "\r\n\r\n" + Sender.line(two) + "\nnot JSON\n").getBytes(UTF_8));
        lines.writeBytes(new byte[] {'{', '"', (byte) 0xc3, '"', ':', '1', '}', '\n'});
        lines.writeBytes((bodyOf(nameless) + "\n" + long_one + "\n").getBytes(UTF_8));
        lines.writeBytes((bodyOf(nameless.with("id", "7")) + "\n").getBytes(UTF_8));
        lines.writeBytes((Sender.line(Family.unseen().with("disaster", "NO-SUCH")) + "\n").getBytes(UTF_8));
        lines.writeBytes((Sender.line(good) + "\n").getBytes(UTF_8));
        lines.writeBytes((Sender.line(good.asking(400_000)) + "\n[]\n" + Sender.line(last)).getBytes(UTF_8));
        List<String> told =
                upload(lines.toByteArray()).stream().map(Sender::told).toList();
        assertEquals(
                List.of(
                        "1 201 SUBMITTED",
                        "3 400 invalid-body /amountFen range, /surprise unknown-field",
                        "4 400 malformed-json",
                        "5 400 malformed-json",
                        "6 400 invalid-body /id required",
                        "7 413 body-too-large",
                        "8 400 invalid-body /id format",
                        "9 400 invalid-body /disaster unknown-disaster",
                        "10 200",
                        "11 409 request-differs",
                        "12 400 invalid-body  type",
                        "13 201 SUBMITTED"),
                told);
        assertEquals(404, worker.get(two.path()).status());
        assertEquals(200, worker.get(last.path()).status());
    }

    @Test
    void the_same_upload_twice_at_once_is_taken_once() {
        byte[] lines = Sender.lines(families(800));
        CompletableFuture<List<JsonNode>> other = CompletableFuture.supplyAsync(() -> upload(lines));
        List<JsonNode> one = upload(lines);
        List<JsonNode> two = other.join();
        assertEquals(texts(one, "receivedAt"), texts(two, "receivedAt"));
        for (int i = 0; i < one.size(); i++) {
            assertEquals(
                    401,
                    one.get(i).get("status").asInt() + two.get(i).get("status").asInt(),
                    "line " + (i + 1));
        }
    }

    @Test
    void an_upload_over_http_2_is_the_same() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(relief.url() + "/api/v1/requests/batch"))
                .header("Authorization", worker.authorization())
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(Sender.lines(families(400))))
                .build();
        for (int status : new int[] {201, 200}) {
            HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
            assertEquals(HttpClient.Version.HTTP_2, response.version());
            assertEquals(
                    400,
                    response.body()
                            .filter(line -> line.contains("\"status\":" + status))
                            .count());
        }
    }

    @Test
    void bytes_that_drip_make_the_same_lines() {
        byte[] lines = Sender.lines(families(2));
        try (Sender sender = new Sender(relief, worker)) {
            for (byte one : lines) {
                sender.send(new byte[] {one});
            }
            sender.end();
            assertEquals(List.of(201, 201), statuses(sender.rest()));
            assertTrue(sender.head().contains("application/x-ndjson"), sender.head());
        }
    }

    @Test
    void who_breaks_off_sends_again_and_loses_nothing() {
        List<Family> families = families(600);
        byte[] lines = Sender.lines(families);
        List<JsonNode> acknowledged = new ArrayList<>();
        try (Sender sender = new Sender(relief, worker)) {
            sender.send(lines);
            for (int i = 0; i < 100; i++) {
                acknowledged.add(sender.next());
            }
        }
        assertEquals(Collections.nCopies(100, 201), statuses(acknowledged));
        List<JsonNode> again = upload(lines);
        assertEquals(Collections.nCopies(100, 200), statuses(again.subList(0, 100)));
        assertEquals(texts(acknowledged, "receivedAt"), texts(again.subList(0, 100), "receivedAt"));
        assertEquals(600, again.stream().filter(line -> line.has("receivedAt")).count());
    }

    @Test
    void who_signs_out_meanwhile_hears_where_to_go_on() {
        Person leaving = Person.at(relief.url(), "worker");
        try (Sender sender = new Sender(relief, leaving)) {
            sender.send(Sender.lines(families(1)));
            assertEquals("1 201 SUBMITTED", Sender.told(sender.next()));
            assertEquals(
                    204,
                    leaving.send("DELETE", "/session", null, BodyPublishers.noBody())
                            .status());
            assertEquals("2 401 unauthorized", Sender.told(sender.next()));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # who,   sends,                status, problem
            nobody,  application/x-ndjson, 401,    unauthorized
            auditor, application/x-ndjson, 403,    forbidden
            worker,  application/json,     415,    unsupported-media-type
            worker,  ,                     415,    unsupported-media-type
            """)
    void what_is_no_upload_is_refused_before_a_line_is_read(String who, String type, int status, String problem) {
        Family family = Family.unseen();
        Person person = who.equals("nobody") ? Person.nobody() : Person.named(who);
        Refusal refusal = Refusal.of(person.send(
                "POST", "/requests/batch", type, BodyPublishers.ofByteArray(Sender.lines(List.of(family)))));
        assertEquals(status + " " + problem, refusal.status() + " " + refusal.problem());
        assertEquals(404, Person.named("worker").get(family.path()).status());
    }

    @Test
    void an_upload_of_nothing_is_answered_with_nothing() {
        assertEquals(List.of(), upload(new byte[0]));
        assertEquals(List.of(), upload("\n\r\n  \n".getBytes(UTF_8)));
    }

    /** Every answer is held against the contract. */
    private List<JsonNode> upload(byte[] lines) {
        try (Sender sender = new Sender(relief, worker)) {
            List<JsonNode> answers = sender.upload(lines);
            answers.forEach(answer -> assertEquals(List.of(), OpenApi.faults(ANSWER, answer), answer::toString));
            return answers;
        }
    }

    private static List<Family> families(int count) {
        return Stream.generate(Family::unseen).limit(count).toList();
    }

    private static List<Integer> statuses(List<JsonNode> answers) {
        return answers.stream().map(answer -> answer.get("status").asInt()).toList();
    }

    private static List<String> texts(List<JsonNode> answers, String field) {
        return answers.stream().map(answer -> answer.path(field).asText()).toList();
    }

    private static String bodyOf(Family family) {
        return new String(Json.bytes(family.body()), UTF_8);
    }
}
