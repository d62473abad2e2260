package relief.disaster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TariffTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            200000, 500000,  199999, false
            200000, 500000,  200000, true
            200000, 500000,  500000, true
            200000, 500000,  500001, false
            4200000, 4200000, 4200000, true
            4200000, 4200000, 4199999, false
            """)
    void both_ends_belong_to_the_line(long fromFen, long toFen, long amountFen, boolean inside) {
        assertEquals(inside, new Tariff("T", "t", fromFen, toFen, true).contains(amountFen));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0, 1
            -1, 1
            2, 1
            """)
    void a_range_is_positive_and_not_reversed(long fromFen, long toFen) {
        assertThrows(IllegalArgumentException.class, () -> new Tariff("T", "t", fromFen, toFen, true));
    }
}
