package relief.fund;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferKindTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            APPROPRIATE, SOURCE,     AVAILABLE,  false
            ALLOCATE,    AVAILABLE,  AVAILABLE,  false
            RESERVE,     AVAILABLE,  RESERVED,   true
            RELEASE,     RESERVED,   AVAILABLE,  true
            DISPATCH,    RESERVED,   IN_PAYMENT, true
            SETTLE,      IN_PAYMENT, PAID,       true
            RETURN,      IN_PAYMENT, RESERVED,   true
            REFUND,      PAID,       RESERVED,   true
            SETTLE_LATE, RESERVED,   PAID,       true
            """)
    void every_kind_names_its_pots(TransferKind kind, PotKind from, PotKind to, boolean ofRequest) {
        assertEquals(from, kind.from());
        assertEquals(to, kind.to());
        assertEquals(ofRequest, kind.isOfRequest());
    }

    @Test
    void the_table_above_is_complete() {
        assertEquals(9, TransferKind.values().length);
    }

    @ParameterizedTest
    @CsvSource({"APPROPRIATE, 1", "ALLOCATE, 1", "RESERVE, 0", "RESERVE, -1"})
    void a_movement_is_of_a_request_and_of_money(TransferKind kind, long amountFen) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Movement(kind, "F", "630222103", UUID.randomUUID(), 0, amountFen, "relief"));
    }
}
