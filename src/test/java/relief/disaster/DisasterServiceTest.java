package relief.disaster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.identity.Role;
import relief.platform.Caller;
import relief.platform.Journal;
import relief.platform.Page;
import relief.platform.Refusals;

class DisasterServiceTest {
    private final Scene scene = new Scene();
    private final Caller minhe = Scene.caller(Role.COUNTY_OFFICER, Scene.MINHE);
    private final Caller hualong = Scene.caller(Role.COUNTY_OFFICER, Scene.HUALONG);

    @Test
    void said_twice_it_is_opened_once() {
        Disaster wanted = Scene.disaster(Scene.newCode(), Scene.MINHE, Scene.GUANTING);
        DisasterService.Stated first = scene.disasters.put(minhe, wanted).await();
        DisasterService.Stated again = scene.disasters.put(minhe, wanted).await();
        assertTrue(first.first());
        assertFalse(again.first());
        assertEquals(first.disaster(), again.disaster());
        assertEquals(List.of("630222 disaster.opened"), Journal.events(wanted.code()));
    }

    @Test
    void opened_on_two_nodes_at_once_it_is_opened_once() {
        Disaster wanted = Scene.disaster(Scene.newCode(), Scene.MINHE, Scene.GUANTING, Scene.ZHONGCHUAN);
        List<Future<DisasterService.Stated>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add((i % 2 == 0 ? scene.disasters : scene.disastersElsewhere).put(minhe, wanted));
        }
        Future.all(all).await();
        assertEquals(1, all.stream().filter(it -> it.result().first()).count());
        assertEquals(
                1, all.stream().map(it -> it.result().disaster()).distinct().count());
    }

    @Test
    void officers_of_two_counties_make_one_disaster_of_both() {
        String code = Scene.newCode();
        scene.disasters
                .put(minhe, Scene.disaster(code, Scene.MINHE, Scene.GUANTING))
                .await();
        Disaster both = scene.disasters
                .put(hualong, Scene.disaster(code, Scene.HUALONG, "630224100"))
                .await()
                .disaster();
        assertEquals(Scene.set(Scene.GUANTING, "630224100"), both.townships());
        assertEquals(Scene.MINHE, both.leadRegion());
        assertEquals(
                List.of("630222 disaster.opened", "630222 disaster.changed", "630224 disaster.changed"),
                Journal.events(code));
    }

    @Test
    void a_change_is_seen_at_once_here_and_within_a_second_elsewhere() {
        Disaster before = scene.opened();
        assertTrue(scene.disasters.find(before.code()).await().orElseThrow().isOpen());
        Disaster closing = Scene.with(before, Disaster.Mode.EMERGENCY, Disaster.State.CLOSED);
        scene.disasters.put(minhe, closing).await();
        assertFalse(scene.disasters.find(before.code()).await().orElseThrow().isOpen());
        assertFalse(scene.disastersElsewhere
                .find(before.code())
                .await()
                .orElseThrow()
                .isOpen());
        assertEquals("disaster-closed", Refusals.code(() -> scene.disasters.put(minhe, before)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            630222, 630222103, none
            630222, 630224100, not-found
            630222, 630222999, not-found
            630222, 630222,    not-found
            63,     630224100, none
            630202, 630202400, not-found
            """)
    void officers_name_real_townships_of_their_own(String region, String township, String refusal) {
        Disaster wanted = Scene.disaster(Scene.newCode(), region, township);
        Caller officer = Scene.caller(Role.COUNTY_OFFICER, region);
        assertEquals(refusal, Refusals.code(() -> scene.disasters.put(officer, wanted)));
        assertEquals(
                refusal.equals("none"),
                scene.disasters.find(wanted.code()).await().isPresent());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            630222,    none
            630222103, none
            630222104, not-found
            630224,    not-found
            63,        none
            6302,      none
            """)
    void a_disaster_is_shown_where_it_struck(String region, String refusal) {
        String code = scene.opened().code();
        Caller caller = Scene.caller(Role.WORKER, region);
        assertEquals(refusal, Refusals.code(() -> scene.disasters.get(caller, code)));
        Page<Disaster> page =
                scene.disasters.list(caller, Optional.empty(), 500).await();
        assertEquals(
                refusal.equals("none"),
                page.items().stream().anyMatch(it -> it.code().equals(code)));
    }

    @Test
    void pages_hold_every_disaster_once() {
        TreeSet<String> opened = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            opened.add(scene.opened().code());
        }
        List<String> seen = new ArrayList<>();
        Optional<List<String>> after = Optional.empty();
        do {
            Page<Disaster> page = scene.disasters.list(minhe, after, 2).await();
            page.items().forEach(it -> seen.add(it.code()));
            Disaster last = page.items().get(page.items().size() - 1);
            after = page.next() == null
                    ? Optional.empty()
                    : Optional.of(List.of(last.occurredAt().toString(), last.code()));
        } while (after.isPresent());
        assertEquals(seen.size(), new TreeSet<>(seen).size());
        assertTrue(seen.containsAll(opened));
    }
}
