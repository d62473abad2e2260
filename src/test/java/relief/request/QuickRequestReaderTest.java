package relief.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import relief.identity.Access;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.ContractForms;
import relief.region.Regions;

/** The quick reader may leave anything to the form, but must never take what the form refuses or reads otherwise. */
class QuickRequestReaderTest {
    private static final String BODY = """
            {"disaster":"JISHISHAN-2023","township":"630222103","village":"官亭村 三社","tariff":"AFFECTED_1",\
            "cause":"HOUSE_DAMAGE","amountFen":300000,"residence":"LOCAL","capturedAt":"2023-12-19T08:12:00+08:00",\
            "channel":"FIELD","applicant":{"name":"马秀兰","idType":"RESIDENT_ID","idNumber":"639999197001010015",\
            "phone":"13800001234"},"household":[{"name":"阿卜杜拉 · 买买提","idNumber":"639999199001010014","relation":"CHILD"},\
            {"name":"马小龙","idNumber":"63999919900101009X","relation":"OTHER"}],"payee":{"name":"马秀兰",\
            "account":"6217000000000000001","accountKind":"CARD","bank":"103100000026"},\
            "location":{"lat":35.8812,"lon":102.79},"note":"东屋倒塌，\\n西墙“开裂”"}""";
    private static final UUID ID = UUID.fromString("018c7f3a-3333-7000-8000-000000000001");
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2023-12-19T09:00:00+08:00");
    private static final Caller WORKER =
            new Caller(UUID.randomUUID(), UUID.randomUUID(), "worker", "工作员", Set.of("WORKER"), "630222");
    private static final Regions REGIONS = Regions.load();
    private static final Access ACCESS = new Access(REGIONS);

    private final QuickRequestReader quick = new QuickRequestReader(REGIONS, ACCESS);
    private final RequestForm form = new RequestForm(REGIONS, ACCESS);

    @Test
    void readsWhatIsInOrderAsTheFormDoes() {
        assertEquals(thorough(bytes(BODY)), quick(bytes(BODY)));
        assertTrue(quick(bytes(BODY)).isPresent());
    }

    @Test
    void takesTheIdFromALineAndFromNowhereElse() {
        byte[] line = bytes(BODY.replaceFirst("\\{", "{\"id\":\"" + ID + "\","));
        assertEquals(quick(bytes(BODY)), quick.readLine(line, WORKER, NOW));
        assertEquals(Optional.empty(), quick(line));
        assertEquals(Optional.empty(), quick.readLine(bytes(BODY), WORKER, NOW));
        String shortId = "{\"id\":\"1-1-1-1-1\",";
        assertEquals(Optional.empty(), quick.readLine(bytes(BODY.replaceFirst("\\{", shortId)), WORKER, NOW));
    }

    /** What phones and clerks really send must not end up on the slow way. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "capturedAt":"2023-12-19T08:12:00+08:00" | "capturedAt":"2023-12-19T00:12:00.123Z"
            ,"phone":"13800001234"                   | ''
            ,"note":"东屋倒塌，\\n西墙“开裂”"           | ''
            ,"location":{"lat":35.8812,"lon":102.79} | ''
            63999919900101009X                       | 63999919900101009x
            "lat":35.8812                            | "lat":35
            "HOUSE_DAMAGE"                           | "OTHER"
            "FIELD"                                  | "WEB"
            "CARD"                                   | "PASSBOOK"
            马小龙                                    | 𠮷马
            """)
    void readsTheUsualVariants(String what, String by) {
        String body = BODY.replace(what, by);
        assertTrue(!body.equals(BODY) && quick(bytes(body)).isPresent(), body);
        assertAgree(bytes(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "\"x\"",
                "\uFEFF{}",
                "{\"disaster\":\"A\"}",
                "{\"a\":{\"a\":{\"a\":1}}}",
                "{\"disaster\":[\"JISHISHAN-2023\"]}"
            })
    void leavesTheRestToTheForm(String body) {
        assertEquals(Optional.empty(), quick(bytes(body)));
    }

    /** Every value of the body is replaced by every odd one, and every field is left out or sent twice. */
    @Test
    void neverTakesWhatTheFormRefuses() {
        String[] odd = {
            "null",
            "true",
            "{}",
            "[]",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "0",
            "-1",
            "1.0",
            "1e3",
            "5",
            "1000000000001",
            "99999999999999999999",
            "\"" + "长".repeat(1_001) + "\"",
            "\"2023-02-30T00:00:00Z\"",
            "\"2023-12-19T08:12:00\"",
            "\"2023-12-19T08:12:60+08:00\"",
            "\"2024-12-19T08:12:00+08:00\"",
            "\"9\"",
            "90.1",
            "-180.5",
            "\"639999199001010014\"",
            "\"6399991990010100140\"",
            "\"630222\"",
            "\"620000000\"",
            "\"6217 0000 0000\"",
            "\"+8613800001234\"",
            "\"0970-8512345\"",
            "[{}]",
            "[null]",
            "\"  马秀兰 \"",
            "\"\u00A0马\"",
            "\"马\u200B\""
        };
        for (FieldAt field : FieldAt.all(BODY)) {
            assertAgree(bytes(field.removed(BODY)));
            assertAgree(bytes(field.twice(BODY)));
            assertAgree(bytes(field.renamed(BODY)));
            for (String value : odd) {
                assertAgree(bytes(field.replaced(BODY, value)));
            }
        }
    }

    @Test
    void agreesOnDamagedBytes() {
        long seed = 20231218;
        Random random = new Random(seed);
        byte[] body = bytes(BODY);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = body.clone();
            for (int hits = 1 + random.nextInt(2); hits > 0; hits--) {
                int at = random.nextInt(damaged.length);
                damaged[at] = random.nextBoolean() ? (byte) random.nextInt(256) : body[random.nextInt(body.length)];
            }
            taken += quick(damaged).isPresent() ? 1 : 0;
            assertAgree(damaged);
        }
        assertTrue(taken > 500, "only " + taken + " damaged bodies were read quickly: the test saw too little");
    }

    private void assertAgree(byte[] body) {
        Optional<ReliefRequest> read = quick(body);
        if (read.isPresent()) {
            assertEquals(thorough(body), read, () -> new String(body, StandardCharsets.UTF_8));
        }
    }

    private Optional<ReliefRequest> quick(byte[] body) {
        return quick.read(ID, body, WORKER, NOW);
    }

    private Optional<ReliefRequest> thorough(byte[] body) {
        try {
            return Optional.of(form.read(ID, ContractForms.form("putRequest", body), WORKER, NOW));
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
