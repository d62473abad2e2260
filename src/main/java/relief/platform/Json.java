package relief.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import relief.kernel.Refused;

/** JSON as Relief reads and writes it: UTF-8 only, duplicate keys refused, depth and lengths bounded, numbers exact. */
public final class Json {
    static final int MAX_NUMBER_LENGTH = 64;

    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .addModule(new JavaTimeModule())
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxStringLength(1 << 20)
                        .maxNameLength(200)
                        .build());
    }

    private Json() {}

    /** What somebody sent, or a refusal that says what is not JSON about it. */
    public static JsonNode read(Buffer body) {
        try {
            JsonNode node = MAPPER.readTree(utf8(body.getBytes()));
            if (node.isMissingNode()) {
                throw Refused.because("malformed-json", "The body is empty; a JSON object is expected.");
            }
            return node;
        } catch (CharacterCodingException e) {
            throw Refused.because("malformed-json", "The body is not UTF-8.");
        } catch (JsonParseException e) {
            throw Refused.because(duplicate(e) ? "duplicate-key" : "malformed-json", where(e));
        } catch (JsonProcessingException e) {
            throw Refused.because("malformed-json", where(e));
        }
    }

    private static String utf8(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static boolean duplicate(JsonParseException e) {
        return e.getOriginalMessage().startsWith("Duplicate field");
    }

    /** Only the place: the parser's own message may quote what was sent. */
    private static String where(JsonProcessingException e) {
        String place = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        boolean twice = e instanceof JsonParseException parse && duplicate(parse);
        return (twice ? "A key stands twice" : "The body is not valid JSON") + place + ".";
    }

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }
}
