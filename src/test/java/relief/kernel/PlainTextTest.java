package relief.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @Test
    void keepsOneSpelling() {
        assertEquals("东屋倒塌\n西屋\t裂 é", PlainText.normalise(" \n东屋倒塌\r\n西屋\t裂 e\u0301　\n"));
    }

    @Test
    void countsCodePointsAfterNormalising() {
        assertEquals(4, PlainText.length("𠮷𠮷ab"));
        assertEquals(Optional.empty(), PlainText.check("  𠮷𠮷ab  ", 4, 4));
        assertEquals(
                Flaw.Kind.LENGTH, PlainText.check("𠮷𠮷abc", 0, 4).orElseThrow().kind());
        assertEquals(
                Flaw.Kind.LENGTH, PlainText.check(" \n ", 1, 4).orElseThrow().kind());
        assertEquals(Optional.empty(), PlainText.check("", 0, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\rb", "a\u007fb", "a\u0085b", "a\ud842b", "a\udfb7b", "\ud842"})
    void refusesWhatDatabasesAndBanksCannotCarry(String text) {
        assertEquals(
                Flaw.Kind.CHARACTERS,
                PlainText.check(text, 0, 100).orElseThrow().kind());
    }
}
