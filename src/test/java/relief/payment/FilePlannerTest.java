package relief.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the rows and limits: every row lies in one place, no file is over a limit, and nothing depends on pauses. */
class FilePlannerTest {
    private static final int ROUNDS = 200;

    private record Row(String bank, long bytes, long amountFen) {}

    static LongStream seeds() {
        return LongStream.range(0, ROUNDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_row_has_a_place_of_its_own_and_no_file_is_over_a_limit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FileLimits limits = limits(random);
        List<Row> rows = rows(random);
        Map<Integer, List<Row>> byFile = new TreeMap<>();
        List<PlannedFile> files = plan(limits, rows, byFile, List.of());

        assertEquals(rows.size(), byFile.values().stream().mapToInt(List::size).sum());
        assertEquals(IntStream.rangeClosed(1, files.size()).boxed().toList(), List.copyOf(byFile.keySet()));
        for (PlannedFile file : files) {
            List<Row> own = byFile.get(file.number());
            assertEquals(own.size(), file.count());
            assertEquals(own.stream().mapToLong(Row::amountFen).sum(), file.totalFen());
            assertEquals(own.stream().mapToLong(Row::bytes).sum(), file.bytes());
            assertTrue(file.count() <= limits.rows());
            assertTrue(file.count() == 1 || file.bytes() <= limits.bytes());
            assertTrue(file.count() == 1 || file.totalFen() <= limits.amountFen());
            assertEquals(
                    1,
                    limits.byPayeeBank()
                            ? own.stream().map(Row::bank).distinct().count()
                            : 1);
        }
        assertTrue(files.stream().filter(PlannedFile::filling).count() <= (limits.byPayeeBank() ? 5 : 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_places_are_the_same_however_often_the_planning_is_left_and_taken_up(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FileLimits limits = limits(random);
        List<Row> rows = rows(random);
        List<Integer> pauses = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            pauses.add(random.nextInt(rows.size()));
        }
        Map<Integer, List<Row>> atOnce = new TreeMap<>();
        Map<Integer, List<Row>> inParts = new TreeMap<>();
        assertEquals(plan(limits, rows, atOnce, List.of()), plan(limits, rows, inParts, pauses));
        assertEquals(atOnce, inParts);
    }

    /** @param pauses after which rows the planner is thrown away and made again from what was kept */
    private static List<PlannedFile> plan(
            FileLimits limits, List<Row> rows, Map<Integer, List<Row>> byFile, List<Integer> pauses) {
        Map<Integer, PlannedFile> kept = new TreeMap<>();
        FilePlanner planner = new FilePlanner(limits, List.of(), 0);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            FilePlanner.Place place = planner.place(row.bank(), row.bytes(), row.amountFen());
            List<Row> own = byFile.computeIfAbsent(place.file(), number -> new ArrayList<>());
            own.add(row);
            assertEquals(own.size(), place.position(), "positions follow each other");
            if (pauses.contains(i)) {
                planner.touched().forEach(file -> kept.put(file.number(), file));
                List<PlannedFile> filling =
                        kept.values().stream().filter(PlannedFile::filling).toList();
                planner = new FilePlanner(limits, filling, kept.size());
            }
        }
        planner.touched().forEach(file -> kept.put(file.number(), file));
        return List.copyOf(kept.values());
    }

    private static FileLimits limits(SplittableRandom random) {
        return new FileLimits(
                1 + random.nextInt(50),
                random.nextBoolean() ? Long.MAX_VALUE : 500 + random.nextInt(20_000),
                random.nextBoolean() ? Long.MAX_VALUE : 100_000 + random.nextInt(10_000_000),
                random.nextBoolean());
    }

    private static List<Row> rows(SplittableRandom random) {
        List<Row> rows = new ArrayList<>();
        for (int i = 1 + random.nextInt(400); i > 0; i--) {
            rows.add(new Row("bank " + random.nextInt(5), 300 + random.nextInt(400), 1 + random.nextInt(4_200_000)));
        }
        return rows;
    }
}
