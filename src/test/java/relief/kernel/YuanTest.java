package relief.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YuanTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    0,                    0.00,                  0.00
                    1,                    0.01,                  0.01
                    -1,                   -0.01,                 -0.01
                    99,                   0.99,                  0.99
                    100,                  1.00,                  1.00
                    99999,                999.99,                999.99
                    -99999,               -999.99,               -999.99
                    100000,               1000.00,               '1,000.00'
                    -100000,              -1000.00,              '-1,000.00'
                    4200000,              42000.00,              '42,000.00'
                    731910000,            7319100.00,            '7,319,100.00'
                    8093130000,           80931300.00,           '80,931,300.00'
                    9223372036854775807,  92233720368547758.07,  '92,233,720,368,547,758.07'
                    -9223372036854775808, -92233720368547758.08, '-92,233,720,368,547,758.08'
                    """)
    void writesWholeFen(long fen, String plain, String format) {
        assertEquals(plain, Yuan.plain(fen));
        assertEquals(format, Yuan.format(fen));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    42000.00,             4200000
                    42000,                4200000
                    42000.5,              4200050
                    '7,319,100.00',       731910000
                    '1,000',              100000
                    0,                    0
                    0.01,                 1
                    -0.01,                -1
                    '-1,000.10',          -100010
                    007,                  700
                    9999999999999999.99,  999999999999999999
                    -9999999999999999.99, -999999999999999999
                    """)
    void readsWrittenYuan(String text, long fen) {
        assertEquals(Optional.empty(), Yuan.check(text));
        assertEquals(fen, Yuan.parse(text));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    '',                LENGTH
                    -,                 LENGTH
                    .50,               LENGTH
                    ',',               LENGTH
                    10000000000000000, LENGTH
                    1.,                FORMAT
                    1.005,             FORMAT
                    1.0.0,             FORMAT
                    1.-5,              FORMAT
                    '1.0,0',           FORMAT
                    1e3,               CHARACTERS
                    +1,                CHARACTERS
                    --1,               CHARACTERS
                    ' 1',              CHARACTERS
                    ¥1,                CHARACTERS
                    １,                CHARACTERS
                    NaN,               CHARACTERS
                    '1,00',            CHARACTERS
                    '1000,000',        CHARACTERS
                    ',100',            CHARACTERS
                    '1,,000',          CHARACTERS
                    '-,100',           CHARACTERS
                    """)
    void namesTheFault(String text, Flaw.Kind kind) {
        assertEquals(kind, Yuan.check(text).orElseThrow().kind());
        assertThrows(IllegalArgumentException.class, () -> Yuan.parse(text));
    }

    @Test
    void readsBackWhatItWroteInEveryLocale() {
        Random random = Seed.random("YuanTest");
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            for (int round = 0; round < 5_000; round++) {
                long fen = random.nextLong(-1_000_000_000_000_000_000L + 1, 1_000_000_000_000_000_000L)
                        >> random.nextInt(60);
                assertEquals(BigDecimal.valueOf(fen, 2).toPlainString(), Yuan.plain(fen));
                assertEquals(fen, Yuan.parse(Yuan.plain(fen)));
                assertEquals(fen, Yuan.parse(Yuan.format(fen)));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void appendsBetweenOtherBytesAndTouchesNoneOfThem() {
        byte[] row = "<<<<<<<<<<<<<<<<<<<<<<<<<".getBytes(StandardCharsets.US_ASCII);
        int end = Yuan.appendPlain(4_200_000, row, 3);
        assertEquals(11, end);
        assertEquals("<<<42000.00<<<<<<<<<<<<<<", new String(row, StandardCharsets.US_ASCII));
        assertEquals(Yuan.MAX_PLAIN_LENGTH, Yuan.appendPlain(Long.MIN_VALUE, row, 0));
    }
}
