package relief.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.platform.Json;

class RequestJsonTest {
    private static final UUID ID = UUID.fromString("018c7f3a-3333-7000-8000-000000000001");

    /** What is stored must be found equal by every version: the writer's bytes are those of the record. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            2023-12-19T08:12:00+08:00,     true,  true,  2,  true
            2023-12-19T08:12:07.5+08:00,   false, true,  0,  true
            2023-12-19T23:59:59.000001Z,   true,  false, 30, false
            2023-12-19T00:00:00+08:00,     false, false, 1,  false
            """)
    void writesWhatTheRecordWouldBe(OffsetDateTime time, boolean phone, boolean located, int members, boolean paid) {
        Details details = new Details(
                new Details.Applicant("马\"秀\\兰", "639999197001010019", phone ? "13800001234" : null),
                java.util.stream.IntStream.range(0, members)
                        .mapToObj(i -> new Details.Member("𠮷 · 买买提", "63999919900101009X", "CHILD"))
                        .toList(),
                located ? new Details.Location(-35.88120000001, 1e-7) : null,
                located ? null : "东屋\n倒塌 \u2028 </script>\t\u007f");
        Payee payee = paid ? new Payee("马秀兰", "6217000000000000001", "CARD", "103100000026") : null;
        RequestJson json = RequestJson.of(request(time, details, payee));

        ReliefRequest utc = request(time.withOffsetSameInstant(ZoneOffset.UTC), details, payee);
        assertEquals(new String(Json.bytes(utc), UTF_8), new String(json.whole(), UTF_8));
        assertEquals(new String(Json.bytes(details), UTF_8), new String(json.details(), UTF_8));
        if (payee == null) {
            assertNull(json.payee());
        } else {
            assertEquals(new String(payee.toJson(), UTF_8), new String(json.payee(), UTF_8));
        }
    }

    private static ReliefRequest request(OffsetDateTime time, Details details, Payee payee) {
        return new ReliefRequest(
                ID,
                "630222",
                "JISHISHAN-2023",
                "630222103",
                "官亭村",
                "AFFECTED",
                "OTHER",
                300_000,
                "LOCAL",
                "FIELD",
                time,
                details,
                payee);
    }

    @org.junit.jupiter.api.Test
    void writesLongBodiesWhole() {
        Details details = new Details(
                new Details.Applicant("马秀兰", "639999197001010019", null), List.of(), null, "长".repeat(1_000));
        ReliefRequest request = request(OffsetDateTime.parse("2023-12-19T00:00:00Z"), details, null);
        assertEquals(
                new String(Json.bytes(request), UTF_8),
                new String(RequestJson.of(request).whole(), UTF_8));
    }
}
