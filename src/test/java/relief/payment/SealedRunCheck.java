package relief.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import relief.bankfile.FileDigest;
import relief.bankfile.FileDigests;

/** Reads the files of a run from the disk and holds them against the payments, one by one. */
final class SealedRunCheck {
    private static final Pattern ID = Pattern.compile("<EndToEndId>([^<]+)<");
    private static final String IDS = """
            select end_to_end_id from payment where county = $1 and run = $2 and file = $3 order by position
            """;

    private SealedRunCheck() {}

    /** Every payment stands in its file and place, every file has its digest, and nothing else lies in the folder. */
    static void check(PaymentDesk desk, RunView run) {
        List<String> names = new ArrayList<>();
        for (int index = 0; index < run.files().size(); index++) {
            PaymentFile file = run.files().get(index);
            assertEquals(file.sha256(), digest(desk.file(run, index)).sha256());
            assertEquals(file.sm3(), digest(desk.file(run, index)).sm3());
            List<Row> kept = desk.sql(IDS, desk.county, run.run().id(), file.number());
            assertEquals(kept.stream().map(row -> row.getString(0)).toList(), ids(desk.file(run, index)));
            names.add(file.name());
        }
        assertEquals(run.plannedFiles(), run.files().size());
        assertEquals(run.run().count(), run.sealedCount());
        try (Stream<Path> lying = Files.list(desk.file(run, 0).getParent())) {
            assertEquals(
                    names,
                    lying.map(path -> path.getFileName().toString())
                            .filter(name -> !name.endsWith(".part"))
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileDigest digest(Path file) {
        try {
            return FileDigests.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row stands on a line of its own. */
    private static List<String> ids(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.flatMap(line -> ID.matcher(line).results())
                    .map(found -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
