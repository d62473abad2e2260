package relief.oversight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import relief.disaster.Scene;
import relief.identity.Role;
import relief.overview.Relieved;
import relief.platform.Caller;
import relief.platform.Page;
import relief.platform.Refusals;
import relief.request.ReliefRequest;

class JournalServiceTest {
    private final Relieved relieved = new Relieved();
    private final ReliefRequest request = relieved.granted();
    private final String subject = request.id().toString();

    @Test
    void the_story_of_a_request_is_read_in_order_page_by_page() {
        relieved.release(relieved.seal());
        relieved.bankSays(request, "ACSC");
        List<String> events = new ArrayList<>();
        Optional<List<String>> after = Optional.empty();
        Page<JournalLine> page;
        do {
            page = relieved.journal
                    .list(relieved.minhe, Optional.of(subject), after, 1)
                    .await();
            JournalLine line = page.items().get(0);
            events.add(line.event());
            after = Optional.of(List.of(line.id().toString()));
        } while (page.next() != null);
        assertEquals(
                List.of(
                        "request.submitted",
                        "request.authorized",
                        "payment-run.made",
                        "payment-run.collected",
                        "payment-file.sealed",
                        "payment-run.sealed",
                        "payment-run.released",
                        "payment.paid",
                        "payment-run.completed"),
                events);
    }

    @Test
    void a_province_reads_all_its_counties_and_a_county_its_own() {
        assertEquals("request.submitted", first(Scene.caller(Role.AUDITOR, "63")));
        assertEquals("request.submitted", first(relieved.minhe));
        assertEquals("none", first(Scene.caller(Role.COUNTY_OFFICER, Scene.HUALONG)));
    }

    @Test
    void a_township_reads_only_of_its_own_requests() {
        assertEquals("request.submitted", first(relieved.guanting));
        Caller elsewhere = Scene.caller(Role.TOWNSHIP_OFFICER, Scene.ZHONGCHUAN);
        assertEquals("not-found", code(elsewhere, Optional.of(subject)));
        assertEquals("not-found", code(relieved.guanting, Optional.of(relieved.fund)));
        assertEquals("invalid-parameter", code(relieved.guanting, Optional.empty()));
    }

    @Test
    void without_a_subject_all_of_the_county_is_read() {
        List<JournalLine> lines = relieved.journal
                .list(relieved.minhe, Optional.empty(), Optional.empty(), 500)
                .await()
                .items();
        assertTrue(lines.size() > 5);
        assertTrue(lines.stream().allMatch(line -> line.county().equals(Scene.MINHE)));
    }

    private String first(Caller caller) {
        return relieved.journal.list(caller, Optional.of(subject), Optional.empty(), 10).await().items().stream()
                .findFirst()
                .map(JournalLine::event)
                .orElse("none");
    }

    private String code(Caller caller, Optional<String> about) {
        return Refusals.code(() -> relieved.journal.list(caller, about, Optional.empty(), 10));
    }
}
