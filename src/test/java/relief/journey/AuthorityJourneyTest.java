package relief.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.journey.Person.Reply;

/** Who decides what, from the web form's request on. */
class AuthorityJourneyTest {
    private static final Set<String> MOVING = Set.of("SUBMITTED");
    private final Person worker = Person.named("worker");
    private final Person guanting = Person.named("guanting");
    private final Person minhe = Person.named("minhe");
    private final Person panel = Person.named("panel");

    @AfterAll
    static void every_fen_is_where_it_must_be() {
        Books.balance();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # tariff, fen,     state
            AFFECTED, 500000,  AUTHORIZED
            INJURED,  500001,  ESCALATED_COUNTY
            BEREAVED, 4200000, ESCALATED_COUNTY
            BEREAVED, 4200001, ESCALATED_PANEL
            """)
    void the_amount_finds_its_level(String tariff, long fen, String state) {
        Family family = Family.unseen().with("tariff", tariff).asking(fen);
        assertEquals(state, decided(family));
    }

    @Test
    void two_small_requests_of_a_household_at_once_pass_once_and_the_other_is_a_possible_duplicate() {
        String wife = Family.newPerson();
        Family his = Family.unseen().member(wife);
        Family hers = Family.unseen().member(wife).member(his.applicant());
        assertEquals(Set.of("AUTHORIZED", "HELD"), decidedAtOnce(his, hers));
    }

    @Test
    void two_small_requests_of_different_lines_pass_once_and_the_other_goes_up() {
        String child = Family.newPerson();
        Family first = Family.unseen().member(child);
        Family second = Family.unseen().member(child).with("tariff", "INJURED");
        List<String> states = List.copyOf(decidedAtOnce(first, second));
        // INJURED has no standing order: it is held for that alone when it comes first, and goes up when it comes
        // second.
        assertTrue(states.contains("AUTHORIZED"), states.toString());
        assertTrue(states.contains("ESCALATED_COUNTY") || states.contains("HELD"), states.toString());
    }

    @Test
    void the_same_request_a_hundred_times_at_once_is_one_request() {
        Family family = Family.unseen();
        List<CompletableFuture<Reply>> sending = IntStream.range(0, 100)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> worker.put(family.path(), family.body())))
                .toList();
        List<Integer> statuses =
                sending.stream().map(CompletableFuture::join).map(Reply::status).toList();
        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses.toString());
        assertEquals(99, statuses.stream().filter(status -> status == 200).count(), statuses.toString());
        long submitted = 0;
        for (var entry : waitFor(family).body().get("history")) {
            submitted += entry.get("event").asText().equals("request.submitted") ? 1 : 0;
        }
        assertEquals(1, submitted);
    }

    @Test
    void a_request_sent_again_with_other_content_is_refused_and_changes_nothing() {
        Family family = Family.unseen();
        assertEquals(201, worker.put(family.path(), family.body()).status());
        Reply other = worker.put(family.path(), family.asking(400_000).body());
        assertEquals(409, other.status());
        assertEquals("request-differs", other.problem());
        assertEquals(300_000, waitFor(family).body().at("/request/amountFen").asLong());
    }

    @Test
    void officers_decide_at_their_level_and_never_above() {
        Family family = Family.unseen().with("tariff", "BEREAVED").asking(4_200_000);
        assertEquals("ESCALATED_COUNTY", decided(family));
        String path = family.path() + "/decision";
        Map<String, String> approve = Map.of("outcome", "APPROVE", "reason", "情况属实");
        assertEquals("over-limit", guanting.post(path, approve).problem());
        assertEquals("AUTHORIZED", minhe.post(path, approve).text("/state"));
        assertEquals(200, minhe.post(path, approve).status(), "the same decision again");
        assertEquals("already-decided", panel.post(path, approve).problem());
    }

    @Test
    void beyond_the_cap_the_panel_decides_by_minutes() {
        Family family = Family.unseen().with("tariff", "BEREAVED").asking(4_200_001);
        assertEquals("ESCALATED_PANEL", decided(family));
        String path = family.path() + "/decision";
        Map<String, Object> approve = Map.of("outcome", "APPROVE", "reason", "一事一议");
        assertEquals("over-limit", minhe.post(path, approve).problem());
        assertEquals("minutes-required", panel.post(path, approve).problem());
        Map<String, Object> minuted = Map.of(
                "outcome",
                "APPROVE",
                "reason",
                "一事一议",
                "minutes",
                Map.of("number", "民协〔2023〕7号", "members", List.of("甲某", "乙某", "丙某")));
        assertEquals("AUTHORIZED", panel.post(path, minuted).text("/state"));
    }

    @Test
    void nobody_decides_what_he_submitted_himself() {
        Family family = Family.unseen().with("tariff", "INJURED");
        assertEquals(201, guanting.put(family.path(), family.body()).status());
        assertEquals("HELD", waitFor(family).text("/state"));
        Map<String, String> approve = Map.of("outcome", "APPROVE", "reason", "情况属实");
        assertEquals(
                "own-submission",
                guanting.post(family.path() + "/decision", approve).problem());
        assertEquals(
                "AUTHORIZED",
                Person.named("guanting2")
                        .post(family.path() + "/decision", approve)
                        .text("/state"));
    }

    @Test
    void a_withdrawn_grant_frees_its_money_and_its_tariff_line() {
        Family family = Family.unseen();
        assertEquals("AUTHORIZED", decided(family));
        assertEquals(
                "WITHDRAWN",
                worker.post(family.path() + "/withdrawal", Map.of("reason", "自愿放弃"))
                        .text("/state"));
        Family again = Family.unseen()
                .with("applicant", family.body().get("applicant"))
                .with("payee", family.body().get("payee"));
        assertEquals("AUTHORIZED", decided(again));
    }

    @Test
    void a_returned_request_is_put_right_and_goes_the_whole_way_again() {
        Family family = Family.unseen().with("tariff", "INJURED");
        assertEquals("HELD", decided(family));
        Map<String, String> back = Map.of("outcome", "RETURN", "reason", "请核对受灾情形");
        assertEquals(
                "RETURNED", guanting.post(family.path() + "/decision", back).text("/state"));
        assertEquals(
                200,
                worker.post(
                                family.path() + "/correction",
                                family.with("tariff", "AFFECTED").body())
                        .status());
        assertEquals("AUTHORIZED", waitFor(family).text("/state"));
    }

    @Test
    void who_signed_the_standing_order_has_his_own_submissions_decided_by_others() {
        Family family = Family.unseen();
        assertEquals(201, guanting.put(family.path(), family.body()).status());
        Reply held = waitFor(family);
        assertEquals("HELD", held.text("/state"));
        assertTrue(held.body().get("findings").findValuesAsText("code").contains("OWN_ORDER"), held.toString());
    }

    @Test
    void who_put_a_returned_request_right_does_not_decide_it() {
        Family family = Family.unseen().with("tariff", "INJURED");
        assertEquals("HELD", decided(family));
        Map<String, String> back = Map.of("outcome", "RETURN", "reason", "请核对受灾情形");
        guanting.post(family.path() + "/decision", back);
        guanting.post(family.path() + "/correction", family.asking(400_000).body());
        assertEquals("HELD", waitFor(family).text("/state"));
        Map<String, String> approve = Map.of("outcome", "APPROVE", "reason", "情况属实");
        assertEquals(
                "own-submission",
                guanting.post(family.path() + "/decision", approve).problem());
    }

    @Test
    void sending_up_twice_is_sending_up_once() {
        Family family = Family.unseen().with("tariff", "INJURED");
        assertEquals("HELD", decided(family));
        Map<String, String> up = Map.of("outcome", "ESCALATE", "reason", "请县级核定");
        assertEquals(
                "ESCALATED_COUNTY",
                guanting.post(family.path() + "/decision", up).text("/state"));
        Reply again = guanting.post(family.path() + "/decision", up);
        assertEquals(200, again.status(), again.toString());
        assertEquals("COUNTY", again.text("/level"));
        assertEquals(1, minhe.get(family.path()).body().get("decisions").size());
    }

    @Test
    void a_held_case_of_a_large_amount_is_not_the_townships_to_reject() {
        Family first = Family.unseen();
        assertEquals("AUTHORIZED", decided(first));
        Family large = Family.unseen()
                .with("payee", first.body().get("payee"))
                .with("tariff", "BEREAVED")
                .asking(4_200_000);
        assertEquals("HELD", decided(large));
        Map<String, String> no = Map.of("outcome", "REJECT", "reason", "账户属于他人");
        assertEquals("over-limit", guanting.post(large.path() + "/decision", no).problem());
        assertEquals("REJECTED", minhe.post(large.path() + "/decision", no).text("/state"));
    }

    @Test
    void outside_the_region_a_request_does_not_exist() {
        Family family = Family.unseen();
        worker.put(family.path(), family.body());
        assertEquals(404, Person.named("hualong").get(family.path()).status());
        assertEquals(404, Person.named("worker2").get(family.path()).status());
        assertEquals(403, Person.named("operator").get(family.path()).status());
        assertEquals(401, Person.nobody().get(family.path()).status());
    }

    private String decided(Family family) {
        Reply sent = worker.put(family.path(), family.body());
        assertEquals(201, sent.status(), sent.toString());
        return waitFor(family).text("/state");
    }

    private Reply waitFor(Family family) {
        return minhe.await(family.path(), reply -> !MOVING.contains(reply.text("/state")));
    }

    private Set<String> decidedAtOnce(Family one, Family other) {
        CompletableFuture<Reply> first = CompletableFuture.supplyAsync(() -> worker.put(one.path(), one.body()));
        CompletableFuture<Reply> second =
                CompletableFuture.supplyAsync(() -> Person.named("worker2").put(other.path(), other.body()));
        CompletableFuture.allOf(first, second).join();
        return Set.of(waitFor(one).text("/state"), waitFor(other).text("/state"));
    }
}
