package relief.fund;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FundDayTest {
    private static final LocalDate DATE = LocalDate.of(2023, 12, 19);
    private static final String COUNTY = "630222";
    private static final String TOWNSHIP = "630222103";
    private static final List<MoveSums> SUMS = List.of(
            new MoveSums(TransferKind.RESERVE, TOWNSHIP, TOWNSHIP, 10, 5, 2, 1),
            new MoveSums(TransferKind.ALLOCATE, COUNTY, TOWNSHIP, 40, 0, 0, 0),
            new MoveSums(TransferKind.APPROPRIATE, COUNTY, COUNTY, 100, 20, 1, 0));
    private static final Map<PotChanges.Pot, Long> POTS = Map.of(
            pot(COUNTY, PotKind.SOURCE), -120L,
            pot(COUNTY, PotKind.AVAILABLE), 80L,
            pot(TOWNSHIP, PotKind.AVAILABLE), 24L,
            pot(TOWNSHIP, PotKind.RESERVED), 16L,
            pot(TOWNSHIP, PotKind.PAID), 0L);

    @Test
    void opening_and_moves_are_the_closing() {
        FundDay day = FundDay.of(DATE, true, POTS, SUMS);
        String table = """
                line,kind,from_region,from_pot,to_region,to_pot,count,amount_fen
                OPENING,,,,630222,SOURCE,,-100
                OPENING,,,,630222,AVAILABLE,,60
                OPENING,,,,630222103,AVAILABLE,,30
                OPENING,,,,630222103,RESERVED,,10
                OPENING,,,,630222103,PAID,,0
                MOVE,APPROPRIATE,630222,SOURCE,630222,AVAILABLE,1,20
                MOVE,RESERVE,630222103,AVAILABLE,630222103,RESERVED,2,5
                CLOSING,,,,630222,SOURCE,,-120
                CLOSING,,,,630222,AVAILABLE,,80
                CLOSING,,,,630222103,AVAILABLE,,25
                CLOSING,,,,630222103,RESERVED,,15
                CLOSING,,,,630222103,PAID,,0
                """;
        assertEquals(
                Buffer.buffer(table.replace("\n", "\r\n")).toString(),
                FundDayCsv.statement(day).toString());
        assertEquals(0, day.differenceFen());
        assertEquals(100, FundDay.appropriatedFen(day.opening()));
        assertEquals(120, FundDay.appropriatedFen(day.closing()));
    }

    /** A fen that no transfer brought is missed in its pot and in the sum of all. */
    @Test
    void a_fen_too_much_shows() {
        Map<PotChanges.Pot, Long> pots = new HashMap<>(POTS);
        pots.merge(pot(TOWNSHIP, PotKind.PAID), 1L, Long::sum);
        assertEquals(2, FundDay.of(DATE, true, pots, SUMS).differenceFen());
    }

    /** The sum of all stays right, both pots do not. */
    @Test
    void a_fen_in_the_wrong_pot_shows() {
        Map<PotChanges.Pot, Long> pots = new HashMap<>(POTS);
        pots.merge(pot(TOWNSHIP, PotKind.PAID), 1L, Long::sum);
        pots.merge(pot(TOWNSHIP, PotKind.RESERVED), -1L, Long::sum);
        assertEquals(2, FundDay.of(DATE, true, pots, SUMS).differenceFen());
    }

    @Test
    void a_day_begins_at_midnight_in_china() {
        assertEquals(OffsetDateTime.parse("2023-12-19T00:00+08:00"), FundDay.beginOf(DATE));
    }

    private static PotChanges.Pot pot(String region, PotKind kind) {
        return new PotChanges.Pot("", region, kind);
    }
}
