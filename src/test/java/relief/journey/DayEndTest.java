package relief.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.journey.Person.Reply;

/** The end of a day on a whole node: finance and the auditor read the same sheet, and every move behind it. */
class DayEndTest {
    private static final Family FAMILY = Family.unseen().member(Family.newPerson());

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private final Person maker = Person.named("maker");
    private final Person auditor = Person.named("auditor");
    private final String fund = "/funds/" + maker.get("/funds").text("/items/0/code");

    @BeforeAll
    static void a_family_is_granted_money() {
        Person.named("worker").put(FAMILY.path(), FAMILY.body());
        Person.named("minhe").await(FAMILY.path(), reply -> reply.text("/state").equals("AUTHORIZED"));
    }

    @Test
    void today_ends_with_what_the_pots_hold() {
        Reply statement = maker.get(fund + "/statements/" + today);
        assertEquals(200, statement.status());
        assertEquals(0, statement.body().get("differenceFen").asLong(-1));
        assertEquals(false, statement.body().get("complete").asBoolean());
        JsonNode pots = maker.get(fund).body();
        assertEquals(
                pots.get("appropriatedFen").asLong(),
                statement.body().at("/closing/appropriatedFen").asLong());
        assertEquals(pots.get("pots").size(), statement.body().get("regions").size());
        for (int i = 0; i < pots.get("pots").size(); i++) {
            JsonNode pot = pots.get("pots").get(i);
            JsonNode region = statement.body().get("regions").get(i);
            assertEquals(pot.get("region"), region.get("region"));
            for (String name : List.of("availableFen", "reservedFen", "inPaymentFen", "paidFen")) {
                assertEquals(pot.get(name), region.get("closing").get(name), pot + " " + name);
            }
        }
    }

    @Test
    void a_day_before_the_fund_is_empty_and_over() {
        JsonNode before = maker.get(fund + "/statements/2023-12-18").body();
        assertEquals(0, before.at("/closing/appropriatedFen").asLong(-1));
        assertEquals(true, before.get("complete").asBoolean());
        assertEquals(0, before.get("moves").size());
    }

    @Test
    void the_auditor_adds_every_move_up_again() {
        JsonNode moves = auditor.get(fund + "/statements/" + today + "?county=630222")
                .body()
                .get("moves");
        String csv =
                new String(auditor.download(fund + "/statements/" + today + "/transfers?county=630222", "*/*"), UTF_8);
        List<String> lines = csv.lines().skip(1).toList();
        long count = StreamSupport.stream(moves.spliterator(), false)
                .mapToLong(move -> move.get("count").asLong())
                .sum();
        assertEquals(count, lines.size());
        long sumFen = StreamSupport.stream(moves.spliterator(), false)
                .mapToLong(move -> move.get("sumFen").asLong())
                .sum();
        assertEquals(
                sumFen,
                lines.stream()
                        .mapToLong(line -> Long.parseLong(line.split(",", -1)[7]))
                        .sum());
        assertTrue(csv.contains(",RESERVE,") && csv.contains(FAMILY.id().toString()), csv);
    }

    @Test
    void as_a_table_it_comes_by_name_and_by_the_type_that_is_accepted() {
        String day = fund + "/statements/2023-12-18";
        String head = "line,kind,from_region,from_pot,to_region,to_pot,count,amount_fen\r\nOPENING,,,,630222,SOURCE,,0";
        for (byte[] csv : List.of(maker.download(day + ".csv", "*/*"), maker.download(day, "text/csv"))) {
            assertTrue(new String(csv, UTF_8).startsWith(head), () -> new String(csv, UTF_8));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # who,    day,            refusal
            maker,    9999-12-31,     409 day-not-begun
            maker,    9999-12-31.csv, 409 day-not-begun
            maker,    2023-02-29,     400 invalid-parameter
            maker,    today,          400 invalid-parameter
            worker,   2023-12-19,     403 forbidden
            guanting, 2023-12-19,     403 forbidden
            auditor,  2023-12-19,     400 invalid-parameter
            """)
    void a_day_that_cannot_be_told_is_refused(String who, String day, String refusal) {
        Reply reply = Person.named(who).get(fund + "/statements/" + day);
        assertEquals(refusal, reply.status() + " " + reply.problem());
    }
}
