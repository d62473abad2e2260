package relief.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.net.http.HttpResponse;
import relief.platform.Json;

/** What an HTTP answer says, as a test compares it. */
final class AnswerText {
    private AnswerText() {}

    static JsonNode json(HttpResponse<String> answer) {
        return Json.read(Buffer.buffer(answer.body()));
    }

    static String problem(HttpResponse<String> answer) {
        JsonNode problem = json(answer);
        assertEquals(answer.statusCode(), problem.get("status").asInt());
        return answer.statusCode() + " " + problem.get("type").asText().replace("urn:relief:problem:", "");
    }
}
