package relief.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {
    @ParameterizedTest(name = "{2}")
    @CsvSource(textBlock = """
            61,           true,  ASCII
            C2A0,         true,  two bytes
            E9A9AC,       true,  three bytes
            F0A0AEB7,     true,  four bytes
            F48FBFBF,     true,  the last code point
            6100,         false, NUL
            80,           false, a continuation alone
            C1BF,         false, overlong in two
            E09FBF,       false, overlong in three
            F08FBFBF,     false, overlong in four
            EDA080,       false, a surrogate
            F4908080,     false, beyond the last code point
            F5808080,     false, no lead
            E9A9,         false, cut
            E9A961,       false, not continued
            """)
    void takesWhatIsWellFormed(String hex, boolean expected, String what) {
        assertEquals(expected, Utf8.isText(HexFormat.of().parseHex(hex)));
    }

    @Test
    void agreesWithTheDecoderOnRandomBytes() {
        Random random = new Random(20231218);
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(6)];
            random.nextBytes(bytes);
            for (int j = 0; j < bytes.length; j++) {
                // Leads and continuations rather than noise, so that about half is well-formed.
                bytes[j] = random.nextInt(4) == 0 ? bytes[j] : (byte) (bytes[j] | 0x80);
            }
            assertEquals(
                    decodes(bytes), Utf8.isText(bytes), () -> HexFormat.of().formatHex(bytes));
        }
    }

    private static boolean decodes(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
