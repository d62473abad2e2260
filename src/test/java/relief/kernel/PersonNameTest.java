package relief.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    马某,             马某,       马*
                    '  马某\t',       马某,       马*
                    '　马　某　',     马 某,      马*某
                    卓玛·央金,        卓玛·央金,  卓***金
                    卓玛•央金,        卓玛·央金,  卓***金
                    卓玛‧央金,        卓玛·央金,  卓***金
                    卓玛・央金,       卓玛·央金,  卓***金
                    卓玛.央金,        卓玛·央金,  卓***金
                    卓玛．央金,       卓玛·央金,  卓***金
                    卓玛 · 央金,      卓玛·央金,  卓***金
                    𠮷野,             𠮷野,       𠮷*
                    䶮某,             䶮某,       䶮*
                    某𠮷𠮷,           某𠮷𠮷,     某*𠮷
                    Ana  María,       Ana María,  A*******a
                    马,               马,         马*
                    """)
    void keepsOneSpelling(String text, String value, String masked) {
        PersonName name = PersonName.of(text);
        assertEquals(value, name.value());
        assertEquals(masked, name.masked());
        assertEquals(masked, name.toString());
        assertEquals(Optional.empty(), PersonName.check(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u9ffd\u67d0", "\ud884\udf50\u67d0", "\ud87a\udff0\u67d0"})
    void acceptsIdeographsNewerThanTheRuntime(String text) {
        assertEquals(Optional.empty(), PersonName.check(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t马\t某\n", "\u00a0马\u00a0 某\u00a0", "马\u2028某\r\n", "马\u3000某"})
    void foldsEveryKindOfWhiteSpace(String text) {
        assertEquals("马 某", PersonName.of(text).value());
    }

    @Test
    void composesAccents() {
        assertEquals(PersonName.of("Mar\u00eda"), PersonName.of("Mari\u0301a"));
    }

    @Test
    void countsCodePoints() {
        assertEquals(Optional.empty(), PersonName.check("𠮷".repeat(50)));
        assertEquals(
                Flaw.Kind.LENGTH,
                PersonName.check("𠮷".repeat(51)).orElseThrow().kind());
    }

    @ParameterizedTest
    @CsvSource({"'', LENGTH", "'  　', LENGTH", "·, FORMAT", "12, FORMAT"})
    void refusesWhatIsNoName(String text, Flaw.Kind kind) {
        assertEquals(kind, PersonName.check(text).orElseThrow().kind());
        assertThrows(IllegalArgumentException.class, () -> PersonName.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "马\u0000某",
                "马\n某",
                "马\u007f某",
                "马\ue000某",
                "马\udbc0\udc00某",
                "马\ud842某",
                "马\udfb7某",
                "马\u0378某",
                "马\u200b某",
                "马\u202e某",
                "马\ud87f\udfff某",
                "马\uffff某"
            })
    void refusesCharactersNobodyIsNamedWith(String text) {
        assertEquals(Flaw.Kind.CHARACTERS, PersonName.check(text).orElseThrow().kind());
        assertThrows(IllegalArgumentException.class, () -> PersonName.of(text));
    }
}
