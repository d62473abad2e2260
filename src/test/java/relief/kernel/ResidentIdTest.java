package relief.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidentIdTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    63999919800101001X, 1980-01-01, MALE,   639999********001X
                    63999919800101001x, 1980-01-01, MALE,   639999********001X
                    639999201001010022, 2010-01-01, FEMALE, 639999********0022
                    639999198503123452, 1985-03-12, MALE,   639999********3452
                    """)
    void readsAValidNumber(String text, LocalDate birthDate, Sex sex, String masked) {
        ResidentId id = ResidentId.of(text);
        assertEquals(text.toUpperCase(Locale.ROOT), id.value());
        assertEquals(birthDate, id.birthDate());
        assertEquals(sex, id.sex());
        assertEquals("639999", id.regionCode());
        assertEquals(masked, id.masked());
        assertEquals(masked, id.toString());
        assertEquals(Optional.empty(), ResidentId.check(text));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    '',                  LENGTH,      18 characters
                    63999919800101001,   LENGTH,      18 characters
                    63999919800101001XX, LENGTH,      18 characters
                    639999198001010O1X,  CHARACTERS,  17 digits
                    63999919800101001Y,  CHARACTERS,  17 digits
                    6399991980010100１X, CHARACTERS,  17 digits
                    6399991980010100X1,  CHARACTERS,  17 digits
                    -3999919800101001X,  CHARACTERS,  17 digits
                    639999198013010010,  BIRTH_DATE,  real date
                    639999198000010010,  BIRTH_DATE,  real date
                    639999198001000010,  BIRTH_DATE,  real date
                    639999198001320010,  BIRTH_DATE,  real date
                    639999198004310010,  BIRTH_DATE,  real date
                    639999190002290010,  BIRTH_DATE,  real date
                    639999189912310010,  BIRTH_DATE,  real date
                    639999198001010010,  CHECK_DIGIT, must be X
                    639999200002290010,  CHECK_DIGIT, must be 7
                    63999919850312345X,  CHECK_DIGIT, must be 2
                    63999919850312345x,  CHECK_DIGIT, must be 2
                    """)
    void namesTheFault(String text, Flaw.Kind kind, String detail) {
        Flaw fault = ResidentId.check(text).orElseThrow();
        assertEquals(kind, fault.kind());
        assertTrue(fault.detail().contains(detail), fault::detail);
        assertThrows(IllegalArgumentException.class, () -> ResidentId.of(text));
    }

    @Test
    void masksAsTheLawAsks() {
        String body = "63022219900101" + "123";
        assertEquals(
                "630222********123" + ResidentId.checkDigit(body),
                ResidentId.of(body + ResidentId.checkDigit(body)).masked());
    }

    @ParameterizedTest
    @CsvSource({"6399991980010100", "639999198001010011", "6399991980010100a"})
    void hasNoCheckDigitForAnythingBut17Digits(String body) {
        assertThrows(IllegalArgumentException.class, () -> ResidentId.checkDigit(body));
    }

    @Test
    void findsEveryWrongDigitAndEverySwappedPair() {
        Random random = Seed.random("ResidentIdTest");
        for (int round = 0; round < 2_000; round++) {
            String id = randomId(random);
            assertEquals(Optional.empty(), ResidentId.check(id), id);
            int at = random.nextInt(17);
            char other = (char) ('0' + (id.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
            String misread = id.substring(0, at) + other + id.substring(at + 1);
            assertTrue(ResidentId.check(misread).isPresent(), misread);
            int pair = random.nextInt(16);
            String swapped = id.substring(0, pair) + id.charAt(pair + 1) + id.charAt(pair) + id.substring(pair + 2);
            assertEquals(swapped.equals(id), ResidentId.check(swapped).isEmpty(), swapped);
            assertFalse(ResidentId.of(id).masked().contains(id.substring(6, 14)), id);
        }
    }

    private static String randomId(Random random) {
        LocalDate birth = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(45_000));
        String body = "639999" + birth.toString().replace("-", "") + String.format("%03d", random.nextInt(1_000));
        return body + ResidentId.checkDigit(body);
    }
}
