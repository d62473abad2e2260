package relief.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import relief.authorization.Decision.Outcome;
import relief.disaster.Scene;
import relief.identity.Role;
import relief.platform.Caller;
import relief.platform.Json;
import relief.platform.Page;
import relief.platform.Refusals;
import relief.request.Details;
import relief.request.ReliefRequest;

class CaseServiceTest {
    private final Relieved relieved = new Relieved();

    @Test
    void the_state_people_see_follows_the_money_to_the_end() {
        ReliefRequest request = relieved.submit(relieved.worker, Scene.GUANTING, "官亭村", "AFFECTED", 300_000);
        List<SeenState> seen = new ArrayList<>(List.of(relieved.seen(request)));
        relieved.decideAll();
        seen.add(relieved.seen(request));
        UUID run = relieved.seal();
        seen.add(relieved.seen(request));
        relieved.release(run);
        relieved.bankSays(request, "RJCT");
        seen.add(relieved.seen(request));
        relieved.correctPayee(request);
        seen.add(relieved.seen(request));
        relieved.release(relieved.seal());
        relieved.bankSays(request, "ACSC");
        seen.add(relieved.seen(request));
        assertEquals(
                List.of(
                        SeenState.SUBMITTED,
                        SeenState.AUTHORIZED,
                        SeenState.IN_PAYMENT,
                        SeenState.PAYMENT_FAILED,
                        SeenState.AUTHORIZED,
                        SeenState.PAID),
                seen);
        assertEquals(
                2,
                relieved.cases
                        .get(relieved.minhe, request.id())
                        .await()
                        .payments()
                        .size());
    }

    @Test
    void officers_decisions_show_as_states_and_with_their_words() {
        ReliefRequest rejected = held();
        ReliefRequest returned = held();
        ReliefRequest withdrawn = held();
        relieved.decide(relieved.guanting, rejected, Outcome.REJECT);
        relieved.decide(relieved.guanting, returned, Outcome.RETURN);
        relieved.withdraw(withdrawn);
        assertEquals(SeenState.REJECTED, relieved.seen(rejected));
        assertEquals(SeenState.RETURNED, relieved.seen(returned));
        assertEquals(SeenState.WITHDRAWN, relieved.seen(withdrawn));
        JsonNode decision = json(rejected).at("/decisions/0");
        assertEquals("REJECT", decision.get("outcome").asText());
        assertEquals("情况属实", decision.get("reason").asText());
        assertTrue(decision.get("amountFen").isNull());
        assertFalse(decision.has("minutes"));
    }

    @Test
    void a_case_tells_the_grant_the_cumulative_amount_and_what_happened_in_order() {
        JsonNode granted = json(relieved.granted());
        assertEquals(300_000, granted.get("cumulativeFen").asLong());
        assertEquals("relief", granted.at("/grant/decidedBy").asText());
        assertEquals("TOWNSHIP", granted.at("/grant/level").asText());
        assertEquals(36, granted.at("/grant/authority").asText().length());
        assertTrue(granted.get("level").isNull());
        assertEquals(
                List.of("request.submitted", "request.authorized"),
                granted.get("history").findValuesAsText("event"));
        JsonNode waiting = json(held());
        assertEquals("TOWNSHIP", waiting.get("level").asText());
        assertTrue(waiting.get("grant").isNull());
        assertEquals("BLOCKING", waiting.at("/findings/0/severity").asText());
    }

    @Test
    void no_answer_holds_a_whole_number() {
        ReliefRequest request = relieved.granted();
        String whole = json(request).toString();
        String item = relieved.view
                .item(relieved.cases
                        .get(relieved.minhe, request.id())
                        .await()
                        .head()
                        .listed())
                .toString();
        Details details = request.details();
        for (String secret : Stream.concat(
                        details.household().stream().map(Details.Member::idNumber),
                        Stream.of(
                                details.applicant().idNumber(),
                                Relieved.PHONE,
                                request.payee().account()))
                .toList()) {
            assertFalse(whole.contains(secret), "the case holds " + secret);
            assertFalse(item.contains(secret), "the queue holds " + secret);
        }
        assertTrue(whole.contains("138****1234"));
    }

    @Test
    void outside_the_region_and_for_other_workers_a_request_does_not_exist() {
        ReliefRequest request = relieved.granted();
        assertEquals("none", code(relieved.worker, request));
        assertEquals("none", code(relieved.guanting, request));
        assertEquals("none", code(Scene.caller(Role.AUDITOR, "63"), request));
        assertEquals("not-found", code(Scene.caller(Role.WORKER, Scene.MINHE), request));
        assertEquals("not-found", code(Scene.caller(Role.TOWNSHIP_OFFICER, Scene.ZHONGCHUAN), request));
        assertEquals("not-found", code(Scene.caller(Role.COUNTY_OFFICER, Scene.HUALONG), request));
    }

    @Test
    void pages_have_no_gaps_and_no_doubles_in_every_statement() {
        for (int i = 0; i < 7; i++) {
            relieved.submit(relieved.worker, Scene.GUANTING, "官亭村", "AFFECTED", 300_000);
        }
        relieved.decideAll();
        for (int i = 0; i < 4; i++) {
            relieved.submit(relieved.worker, Scene.ZHONGCHUAN, "草滩村", "BEREAVED", 4_200_000);
        }
        relieved.decideAll();
        relieved.submit(relieved.worker, Scene.ZHONGCHUAN, "草滩村", "AFFECTED", 300_000);
        List<UUID> all = relieved.sent.stream().map(ReliefRequest::id).toList();
        assertEquals(all, walk(relieved.minhe, wanted(Set.of())));
        assertEquals(
                all.subList(7, 12),
                walk(relieved.minhe, wanted(Set.of(SeenState.SUBMITTED, SeenState.ESCALATED_COUNTY))));
        assertEquals(all.subList(0, 7), walk(relieved.minhe, wanted(Set.of(SeenState.AUTHORIZED, SeenState.PAID))));
        assertEquals(all.subList(0, 7), walk(relieved.guanting, wanted(Set.of())));
        assertEquals(List.of(), walk(Scene.caller(Role.WORKER, Scene.MINHE), wanted(Set.of())));
        assertEquals(all, walk(relieved.worker, wanted(Set.of())));
    }

    @Test
    void failed_payments_are_found_until_they_are_corrected() {
        ReliefRequest failed = relieved.granted();
        ReliefRequest corrected = relieved.granted();
        ReliefRequest paid = relieved.granted();
        relieved.release(relieved.seal());
        relieved.bankSays(failed, "RJCT");
        relieved.bankSays(corrected, "RJCT");
        relieved.bankSays(paid, "ACSC");
        relieved.correctPayee(corrected);
        assertEquals(List.of(failed.id()), walk(relieved.minhe, wanted(Set.of(SeenState.PAYMENT_FAILED))));
        assertEquals(List.of(paid.id()), walk(relieved.minhe, wanted(Set.of(SeenState.PAID))));
    }

    @Test
    void a_queue_is_searched_by_number_and_village_and_never_outside_the_region() {
        ReliefRequest one = relieved.submit(relieved.worker, Scene.GUANTING, "官亭村", "AFFECTED", 300_000);
        ReliefRequest other = relieved.submit(relieved.worker, Scene.ZHONGCHUAN, "草滩_村", "AFFECTED", 300_000);
        assertEquals(List.of(other.id()), walk(relieved.minhe, search("草滩_")));
        assertEquals(List.of(), walk(relieved.minhe, search("草滩%")));
        assertEquals(List.of(one.id()), walk(relieved.minhe, search(one.id().toString())));
        assertTrue(walk(relieved.minhe, search(one.id().toString().substring(0, 8)))
                .contains(one.id()));
        assertEquals(
                List.of(other.id()),
                walk(
                        relieved.minhe,
                        new CaseService.Wanted(
                                Set.of(),
                                Optional.of(Scene.ZHONGCHUAN),
                                Optional.of(relieved.disaster.code()),
                                Optional.empty())));
        assertEquals(
                "not-found",
                Refusals.code(() -> relieved.cases.list(
                        relieved.guanting,
                        new CaseService.Wanted(
                                Set.of(), Optional.of(Scene.ZHONGCHUAN), Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        10)));
    }

    private ReliefRequest held() {
        ReliefRequest request = relieved.submitDoubtful(relieved.granted());
        relieved.decideAll();
        return request;
    }

    private CaseService.Wanted wanted(Set<SeenState> states) {
        return new CaseService.Wanted(
                states, Optional.empty(), Optional.of(relieved.disaster.code()), Optional.empty());
    }

    private CaseService.Wanted search(String typed) {
        return new CaseService.Wanted(
                Set.of(), Optional.empty(), Optional.of(relieved.disaster.code()), Optional.of(typed));
    }

    /** All pages of two. */
    private List<UUID> walk(Caller caller, CaseService.Wanted wanted) {
        List<UUID> seen = new ArrayList<>();
        Optional<List<String>> after = Optional.empty();
        Page<ListedRequest> page;
        do {
            page = relieved.cases.list(caller, wanted, after, 2).await();
            assertTrue(page.items().size() <= 2);
            page.items().forEach(row -> seen.add(row.id()));
            after = page.items().isEmpty()
                    ? Optional.empty()
                    : Optional.of(List.of(
                            page.items()
                                    .get(page.items().size() - 1)
                                    .receivedAt()
                                    .toString(),
                            seen.get(seen.size() - 1).toString()));
        } while (page.next() != null);
        assertNull(page.next());
        return seen;
    }

    private JsonNode json(ReliefRequest request) {
        CaseFile file = relieved.cases.get(relieved.minhe, request.id()).await();
        try {
            return Json.MAPPER.readTree(Json.bytes(relieved.view.whole(file)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String code(Caller caller, ReliefRequest request) {
        return Refusals.code(() -> relieved.cases.get(caller, request.id()));
    }
}
