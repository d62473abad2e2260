package relief.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndToEndIdTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            630222103, 1,          1,  JZ630222103000000000101
            630222103, 1764,       2,  JZ630222103000000176402
            630225200, 9999999999, 99, JZ630225200999999999999
            """)
    void isBuiltAndFoundAgain(String township, long sequence, int attempt, String text) {
        EndToEndId id = new EndToEndId(township, sequence, attempt);
        assertEquals(text, id.toString());
        assertEquals(Optional.of(id), EndToEndId.find(text));
    }

    @Test
    void roundTripsWhateverTheLocale() {
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            SplittableRandom random = new SplittableRandom(9);
            for (int round = 0; round < 2000; round++) {
                EndToEndId id = new EndToEndId(
                        Long.toString(random.nextLong(100_000_000, 1_000_000_000)),
                        random.nextLong(1, 10_000_000_000L),
                        random.nextInt(1, 100));
                assertEquals(Optional.of(id), EndToEndId.find(id.toString()));
            }
        } finally {
            Locale.setDefault(usual);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "JZ",
                "NOTPROVIDED",
                "XX630222103000000000101",
                "JZ63022210300000000010",
                "JZ6302221030000000001011",
                "JZ630222103000000000001",
                "JZ630222103000000000100",
                "JZ63022210300000000010１",
                "jz630222103000000000101"
            })
    void strangersIdsAreNotFound(String text) {
        assertEquals(Optional.empty(), EndToEndId.find(text));
    }

    @ParameterizedTest
    @CsvSource({
        "63022210,1,1",
        "63022210x,1,1",
        "630222103,0,1",
        "630222103,10000000000,1",
        "630222103,1,0",
        "630222103,1,100"
    })
    void partsOutOfRangeAreRefused(String township, long sequence, int attempt) {
        assertThrows(IllegalArgumentException.class, () -> new EndToEndId(township, sequence, attempt));
    }
}
