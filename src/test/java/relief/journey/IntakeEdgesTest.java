package relief.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Requests at the very edge: what is just still taken, and a disaster before and after it is closed. */
class IntakeEdgesTest {
    private final Person worker = Person.named("worker");
    private final Person minhe = Person.named("minhe");
    private final String disaster =
            "EDGE-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);

    @AfterAll
    static void every_fen_is_where_it_must_be() {
        Books.balance();
    }

    @Test
    void a_lower_case_x_is_the_same_person() {
        String number = Stream.generate(Family::newPerson)
                .filter(it -> it.endsWith("X"))
                .findFirst()
                .orElseThrow();
        Family family = Family.unseen().with("applicant", applicant(number.replace('X', 'x')));
        assertEquals(201, worker.put(family.path(), family.body()).status());
        family.with("applicant", applicant(number));
        assertEquals(200, worker.put(family.path(), family.body()).status());
        family.member(number.replace('X', 'x'));
        assertEquals(
                Set.of("/household/0/idNumber duplicate"),
                Refusal.of(worker.put(family.path(), family.body()), family).faults());
    }

    @Test
    void the_largest_amount_is_taken_and_goes_to_the_panel() {
        Family family = Family.unseen().asking(1_000_000_000_000L);
        assertEquals(201, worker.put(family.path(), family.body()).status());
        minhe.await(family.path(), reply -> reply.text("/state").equals("ESCALATED_PANEL"));
    }

    @Test
    void a_township_outside_the_disaster_is_told() {
        state("OPEN", 201);
        Family family = Family.unseen().with("disaster", disaster).with("township", "630222210");
        assertEquals(
                Set.of("/township outside-disaster"),
                Refusal.of(worker.put(family.path(), family.body()), family).faults());
    }

    @Test
    void what_was_taken_before_a_disaster_was_closed_stays_taken_and_nothing_comes_after() {
        state("OPEN", 201);
        Family before = Family.unseen().with("disaster", disaster).with("tariff", "A");
        Family after = Family.unseen().with("disaster", disaster).with("tariff", "A");
        assertEquals(201, worker.put(before.path(), before.body()).status());
        state("CLOSED", 200);
        assertEquals(200, worker.put(before.path(), before.body()).status());
        Refusal refusal = Refusal.of(worker.put(after.path(), after.body()), after);
        assertEquals("409 disaster-closed", refusal.status() + " " + refusal.problem());
        assertEquals(404, worker.get(after.path()).status());
        state("OPEN", 409);
    }

    private static Map<String, Object> applicant(String number) {
        return Map.of("name", "马秀兰", "idType", "RESIDENT_ID", "idNumber", number);
    }

    private void state(String state, int status) {
        Map<String, Object> body = new TreeMap<>(Map.of(
                "name", "边界测试",
                "kind", "FLOOD",
                "occurredAt", "2023-12-18T23:59:00+08:00",
                "townships", List.of("630222103"),
                "tariffs", List.of(Map.of("code", "A", "name", "受灾家庭", "fromFen", 1, "toFen", 500_000)),
                "mode", "NORMAL",
                "state", state));
        assertEquals(status, minhe.put("/disasters/" + disaster, body).status());
    }
}
