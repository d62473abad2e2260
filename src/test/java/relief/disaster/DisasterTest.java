package relief.disaster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.kernel.Refused;

class DisasterTest {
    private static final String BEFORE = "630222103 630222210 630224100";

    /** Own is what begins with the officer's county; the disaster was opened in 630222. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # officer, state,  townships stated,               lines,  mode,      state,  outcome
            630222,    OPEN,   630222103 630222210 630224100,  A,      EMERGENCY, OPEN,   3
            630222,    OPEN,   630222103 630222210,            A,      EMERGENCY, OPEN,   3
            630222,    OPEN,   630222103,                      A,      EMERGENCY, OPEN,   disaster-differs
            630222,    OPEN,   630222103 630222210 630222104,  A,      EMERGENCY, OPEN,   4
            630222,    OPEN,   630222103 630222210,            A B,    NORMAL,    CLOSED, 3
            630222,    OPEN,   630222103 630222210,            B,      EMERGENCY, OPEN,   disaster-differs
            630222,    OPEN,   630222103 630222210,            A2,     EMERGENCY, OPEN,   disaster-differs
            630224,    OPEN,   630224100 630224101,            A,      EMERGENCY, OPEN,   4
            630224,    OPEN,   630224100,                      A B,    EMERGENCY, OPEN,   disaster-differs
            630224,    OPEN,   630224100,                      A,      NORMAL,    OPEN,   disaster-differs
            630224,    OPEN,   630224100,                      A,      EMERGENCY, CLOSED, disaster-differs
            630225,    OPEN,   630225100,                      A,      EMERGENCY, OPEN,   4
            63,        OPEN,   630222103 630222210 630224100 630225100, A, NORMAL, CLOSED, 4
            63,        OPEN,   630222103,                      A,      EMERGENCY, OPEN,   disaster-differs
            630222,    CLOSED, 630222103 630222210,            A,      EMERGENCY, CLOSED, 3
            630222,    CLOSED, 630222103 630222210,            A,      EMERGENCY, OPEN,   disaster-closed
            630222,    CLOSED, 630222103 630222210 630222104,  A,      EMERGENCY, CLOSED, disaster-closed
            630222,    CLOSED, 630222103 630222210,            A B,    EMERGENCY, CLOSED, disaster-closed
            """)
    void a_later_statement_widens_and_never_takes_away(
            String officer,
            Disaster.State state,
            String townships,
            String lines,
            Disaster.Mode mode,
            Disaster.State wantedState,
            String outcome) {
        Disaster before = disaster("n", BEFORE, "A", Disaster.Mode.EMERGENCY, state);
        Disaster wanted = disaster("n", townships, lines, mode, wantedState);
        assertEquals(outcome, outcome(before, wanted, officer));
    }

    @ParameterizedTest
    @CsvSource({"630222", "630224"})
    void another_name_is_another_disaster(String officer) {
        Disaster before = disaster("n", BEFORE, "A", Disaster.Mode.EMERGENCY, Disaster.State.OPEN);
        Disaster wanted = disaster("m", BEFORE, "A", Disaster.Mode.EMERGENCY, Disaster.State.OPEN);
        assertEquals("disaster-differs", outcome(before, wanted, officer));
    }

    /** The number of townships afterwards, or the code of the refusal. */
    private static String outcome(Disaster before, Disaster wanted, String officer) {
        try {
            Disaster after = before.restated(wanted, region -> region.startsWith(officer));
            assertEquals(wanted.mode(), after.mode());
            assertEquals(wanted.state(), after.state());
            assertEquals(wanted.tariffs(), after.tariffs());
            return String.valueOf(after.townships().size());
        } catch (Refused refused) {
            return refused.code();
        }
    }

    @ParameterizedTest
    @CsvSource({"A, true", "B, false"})
    void tariff_lines_are_found_by_code(String code, boolean found) {
        Disaster disaster = disaster("n", BEFORE, "A", Disaster.Mode.EMERGENCY, Disaster.State.OPEN);
        assertEquals(found, disaster.findTariff(code).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"630222103", "630224100"})
    void townships_cannot_be_changed_from_outside(String township) {
        Disaster disaster = disaster("n", BEFORE, "A", Disaster.Mode.EMERGENCY, Disaster.State.OPEN);
        assertThrows(
                UnsupportedOperationException.class, () -> disaster.townships().remove(township));
    }

    private static Disaster disaster(
            String name, String townships, String lines, Disaster.Mode mode, Disaster.State state) {
        return new Disaster(
                "D",
                name,
                "EARTHQUAKE",
                OffsetDateTime.parse("2023-12-18T23:59:00+08:00"),
                new TreeSet<>(List.of(townships.split(" "))),
                List.of(lines.split(" ")).stream().map(DisasterTest::tariff).toList(),
                mode,
                state,
                "630222");
    }

    /** A line "A2" is line A with other amounts. */
    private static Tariff tariff(String line) {
        return new Tariff(line.substring(0, 1), "line", 200_000, 500_000 + line.length(), true);
    }
}
