package relief.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CnapsCodeTest {
    @ParameterizedTest
    @CsvSource({"102100099996, 102", "103100000026, 103", "403100000004, 403"})
    void acceptsTheWorkedExamples(String text, String bank) {
        assertEquals(Optional.empty(), CnapsCode.check(text));
        assertEquals(bank, CnapsCode.of(text).bank());
        assertEquals(text, CnapsCode.of(text).toString());
        assertEquals(text.charAt(11), CnapsCode.checkDigit(text.substring(0, 11)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    10210009999,   LENGTH,      12 digits
                    1021000999961, LENGTH,      12 digits
                    10210009999X,  CHARACTERS,  digits
                    １02100099996, CHARACTERS,  digits
                    102100099997,  CHECK_DIGIT, must be 6
                    """)
    void namesTheFault(String text, Flaw.Kind kind, String detail) {
        Flaw fault = CnapsCode.check(text).orElseThrow();
        assertEquals(kind, fault.kind());
        assertTrue(fault.detail().contains(detail), fault::detail);
        assertThrows(IllegalArgumentException.class, () -> CnapsCode.of(text));
    }

    @Test
    void hasNoCheckDigitForAnythingBut11Digits() {
        assertThrows(IllegalArgumentException.class, () -> CnapsCode.checkDigit("1021000999"));
        assertThrows(IllegalArgumentException.class, () -> CnapsCode.checkDigit("1021000999a"));
    }

    @Test
    void findsEverySingleWrongDigit() {
        Random random = Seed.random("CnapsCodeTest");
        for (int round = 0; round < 500; round++) {
            String body = String.format("%011d", random.nextLong(100_000_000_000L));
            String code = body + CnapsCode.checkDigit(body);
            assertEquals(Optional.empty(), CnapsCode.check(code), code);
            int at = random.nextInt(12);
            char other = (char) ('0' + (code.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
            String misread = code.substring(0, at) + other + code.substring(at + 1);
            assertTrue(CnapsCode.check(misread).isPresent(), misread);
        }
    }
}
