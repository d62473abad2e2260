package relief.bankfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlOutputTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XmlOutput out = new XmlOutput(bytes);

    @Test
    void encodesAsTheJdkDoes() throws IOException {
        long seed = 42;
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder expected = new StringBuilder();
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.appendCodePoint(point(random));
            }
            out.text(text.toString());
            expected.append(text);
        }
        out.flush();
        String escaped = expected.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
        assertEquals(escaped, bytes.toString(UTF_8), "seed " + seed);
    }

    @Test
    void writesNumbersAndMoneyAsTheJdkDoes() throws IOException {
        SplittableRandom random = new SplittableRandom(43);
        StringBuilder expected = new StringBuilder();
        for (int round = 0; round < 20_000; round++) {
            long number = random.nextLong(1L << random.nextInt(1, 63));
            out.number(number).raw(" ").yuan(number).raw("\n");
            expected.append(number)
                    .append(' ')
                    .append(BigDecimal.valueOf(number, 2).toPlainString())
                    .append('\n');
        }
        out.number(Long.MAX_VALUE).flush();
        assertEquals(expected.append(Long.MAX_VALUE).toString(), bytes.toString(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\nb", "\uD842", "\uDFB7\uD842", "\uFFFE", "\uFFFF", "x\uD842y"})
    void refusesWhatXmlCannotCarryAndWritesNothingOfIt(String text) throws IOException {
        out.text("before");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> out.text(text))
                .getMessage()
                .contains("U+"));
        out.flush();
        assertEquals("before", bytes.toString(UTF_8));
    }

    @Test
    void refusesNegativeNumbersAndEndlessTexts() {
        assertThrows(IllegalArgumentException.class, () -> out.number(-1));
        assertThrows(IllegalArgumentException.class, () -> out.yuan(-1));
        assertThrows(IllegalArgumentException.class, () -> out.text("x".repeat(20_000)));
    }

    private static int point(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> "&<>\"'".charAt(random.nextInt(5));
            case 1 -> random.nextInt(0x20, 0x7F);
            case 2 -> random.nextInt(0xA0, 0x800);
            case 3 -> random.nextInt(0x4E00, 0xA000);
            default -> random.nextInt(0x10000, 0x110000);
        };
    }
}
