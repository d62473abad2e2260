package relief.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    13800001234,       13800001234,  138****1234
                    138 0000 1234,     13800001234,  138****1234
                    +86 138-0000-1234, 13800001234,  138****1234
                    19900001234,       19900001234,  199****1234
                    0972-8522110,      09728522110,  0972****110
                    0755-26001234,     075526001234, 0755****234
                    010-66001234,      01066001234,  010****234
                    021 66001234,      02166001234,  021****234
                    """)
    void keepsBareDigitsAndShowsThemMasked(String text, String value, String masked) {
        PhoneNumber phone = PhoneNumber.of(text);
        assertEquals(value, phone.value());
        assertEquals(masked, phone.masked());
        assertEquals(masked, phone.toString());
        assertEquals(Optional.empty(), PhoneNumber.check(text));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    '',             FORMAT
                    12800001234,    FORMAT
                    10000001234,    FORMAT
                    23800001234,    FORMAT
                    8522110,        FORMAT
                    0072-8522110,   FORMAT
                    0972-1522110,   FORMAT
                    0972-9522110,   FORMAT
                    1380000123,     LENGTH
                    138000012345,   LENGTH
                    1,              LENGTH
                    0,              LENGTH
                    0972-852211,    LENGTH
                    0972-852211000, LENGTH
                    1380000123a,    CHARACTERS
                    1380000123４,   CHARACTERS
                    0972+8522110,   CHARACTERS
                    """)
    void namesTheFault(String text, Flaw.Kind kind) {
        assertEquals(kind, PhoneNumber.check(text).orElseThrow().kind());
        assertThrows(IllegalArgumentException.class, () -> PhoneNumber.of(text));
    }
}
