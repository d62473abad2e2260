package relief.simulation;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What was acknowledged against what is stored, in both directions. */
final class Comparison {
    /** 5000元以内, and five times the yearly standard: what a household may have from a township, and from a county. */
    private static final Map<String, Long> LIMITS_FEN = Map.of("TOWNSHIP", 500_000L, "COUNTY", 4_200_000L);

    private final Memory memory;
    private final Stored stored;
    private final Set<UUID> seeded;
    private final List<String> complaints = new ArrayList<>();
    private final Map<UUID, Asked> asked = new HashMap<>();

    /** @param seeded transfers that were there before the first command */
    Comparison(Memory memory, Stored stored, Set<UUID> seeded) {
        this.memory = memory;
        this.stored = stored;
        this.seeded = seeded;
        memory.requests().forEach(one -> asked.put(one.id(), one));
    }

    List<String> complaints() {
        compareRequests();
        compareDecisions();
        compareTransfers();
        compareOrders();
        compareLimits();
        return complaints;
    }

    private void expect(boolean holds, String complaint) {
        if (!holds) {
            complaints.add(complaint);
        }
    }

    private void compareRequests() {
        Set<UUID> found = new HashSet<>();
        for (Stored.Request row : stored.requests()) {
            Asked one = asked.get(row.id());
            expect(found.add(row.id()), "stored twice: " + row);
            expect(row.stuck() == null, "set aside: " + row);
            if (one == null || !one.isStored()) {
                complaints.add("stored, but never acknowledged: " + row);
                continue;
            }
            expect(one.mayRestAs(row.state()), "in a state that nobody brought it to: " + row + " " + one.decisions());
            expect(one.mayAskFor(row.amountFen()), "other content than was acknowledged: " + row);
        }
        for (Asked one : memory.requests()) {
            expect(!one.isStored() || found.contains(one.id()), "acknowledged and lost: " + one.id());
            expect(one.creations() == 1 || one.wasUnheard() || !one.isStored(), "never created: " + one.id());
        }
    }

    private record Word(UUID request, String outcome, OffsetDateTime at) {}

    private void compareDecisions() {
        Set<Word> found = new HashSet<>();
        for (Stored.Decision row : stored.decisions()) {
            found.add(new Word(row.request(), row.outcome(), null));
            found.add(new Word(row.request(), row.outcome(), row.at()));
        }
        for (Asked one : memory.requests()) {
            for (Asked.Acknowledged word : one.decisions()) {
                OffsetDateTime at = word.at() == null ? null : OffsetDateTime.parse(word.at());
                expect(
                        found.contains(new Word(one.id(), word.outcome(), at)),
                        "acknowledged decision lost: " + one.id() + " " + word);
            }
        }
    }

    private void compareTransfers() {
        Map<UUID, Long> found = new HashMap<>();
        for (Stored.Transfer row : stored.transfers()) {
            found.put(row.id(), row.amountFen());
            expect(
                    seeded.contains(row.id()) || memory.transfers().containsKey(row.id()),
                    "booked, but never acknowledged: " + row);
        }
        memory.transfers()
                .forEach((id, amountFen) ->
                        expect(amountFen.equals(found.get(id)), "acknowledged transfer lost or changed: " + id));
    }

    private void compareOrders() {
        Map<UUID, Boolean> found = new HashMap<>();
        stored.orders().forEach(row -> found.put(row.id(), row.confirmed()));
        memory.signed().forEach(id -> expect(found.containsKey(id), "acknowledged order lost: " + id));
        memory.confirmed()
                .forEach(id -> expect(Boolean.TRUE.equals(found.get(id)), "acknowledged confirmation lost: " + id));
    }

    /**
     * Who stood alone from the first request on is one household, so its grants of a level and below stay within that
     * level's limit, in whatever order they were made.
     */
    private void compareLimits() {
        Map<Family, Map<String, Long>> granted = new HashMap<>();
        for (Stored.Grant row : stored.grants()) {
            Family family = asked.get(row.request()).family();
            if (!family.isMingled()) {
                Map<String, Long> sums = granted.computeIfAbsent(family, first -> new HashMap<>());
                if (row.level().equals("TOWNSHIP")) {
                    sums.merge("TOWNSHIP", row.amountFen(), Long::sum);
                }
                if (!row.level().equals("PANEL")) {
                    sums.merge("COUNTY", row.amountFen(), Long::sum);
                }
            }
        }
        granted.forEach((family, sums) -> sums.forEach((level, fen) -> expect(
                fen <= LIMITS_FEN.get(level), "over the limit of " + level + ": " + fen + " of " + family.persons())));
    }
}
