package relief.bankfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueDateTest {
    /** 22 December 2023 is a Friday. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            SAME_DAY,     2023-12-23, 2023-12-23
            NEXT_DAY,     2023-12-22, 2023-12-23
            NEXT_WEEKDAY, 2023-12-21, 2023-12-22
            NEXT_WEEKDAY, 2023-12-22, 2023-12-25
            NEXT_WEEKDAY, 2023-12-23, 2023-12-25
            """)
    void isCountedFromTheDayTheRunIsMade(ValueDate rule, LocalDate made, LocalDate paid) {
        assertEquals(paid, rule.of(made));
    }
}
