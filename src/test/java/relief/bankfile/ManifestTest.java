package relief.bankfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import relief.bankfile.Manifest.Act;
import relief.bankfile.Manifest.Approval;

class ManifestTest {
    private static final Manifest MANIFEST = new Manifest(
            Manifest.VERSION,
            UUID.fromString("0197a1f0-0000-7000-8000-0000000000aa"),
            "630222",
            "ABC",
            "RELIEF-630222-0001.xml",
            1,
            2,
            700_000,
            5,
            "aa".repeat(32),
            "bb".repeat(32),
            Instant.parse("2026-11-22T04:00:01Z"),
            List.of(
                    new Approval(Act.MADE, "maker", Instant.parse("2026-11-22T04:00:00Z")),
                    new Approval(Act.RELEASED, "checker", Instant.parse("2026-11-22T05:00:00.5Z"))));

    @Test
    void itsBytesAreCanonicalAndSayAllAgain() {
        String json = "{\"approvals\":[{\"act\":\"MADE\",\"at\":\"2026-11-22T04:00:00Z\",\"by\":\"maker\"},"
                + "{\"act\":\"RELEASED\",\"at\":\"2026-11-22T05:00:00.500Z\",\"by\":\"checker\"}],"
                + "\"bytes\":5,\"count\":2,\"county\":\"630222\",\"file\":\"RELIEF-630222-0001.xml\",\"number\":1,"
                + "\"profile\":\"ABC\",\"run\":\"0197a1f0-0000-7000-8000-0000000000aa\","
                + "\"sealedAt\":\"2026-11-22T04:00:01Z\",\"sha256\":\"" + "aa".repeat(32) + "\","
                + "\"sm3\":\"" + "bb".repeat(32) + "\",\"totalFen\":700000,\"version\":1}";
        assertEquals(json, new String(MANIFEST.json(), UTF_8));
        assertEquals(MANIFEST, Manifest.read(MANIFEST.json()));
    }

    @Test
    void describesItsFileAndNoOther() {
        assertTrue(MANIFEST.describes(new FileDigest(5, "aa".repeat(32), "bb".repeat(32))));
        assertFalse(MANIFEST.describes(new FileDigest(6, "aa".repeat(32), "bb".repeat(32))));
        assertFalse(MANIFEST.describes(new FileDigest(5, "ab".repeat(32), "bb".repeat(32))));
        assertFalse(MANIFEST.describes(new FileDigest(5, "aa".repeat(32), "ba".repeat(32))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"version\":2}",
                "{\"version\":1}",
                "{\"version\":1,\"more\":2}",
                "<Document/>"
            })
    void whatIsNoManifestIsNotRead(String text) {
        assertThrows(IllegalArgumentException.class, () -> Manifest.read(text.getBytes(UTF_8)));
    }
}
