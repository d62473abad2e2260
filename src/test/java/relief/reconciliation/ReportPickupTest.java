package relief.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.payment.PaymentDesk;
import relief.payment.PaymentState;
import relief.region.Regions;

class ReportPickupTest {
    @TempDir
    Path dataDir;

    private ReportDesk bank;
    private PaymentDesk desk;
    private ReportPickup pickup;
    private Path folder;

    @BeforeEach
    void openFolder() throws IOException {
        bank = new ReportDesk(dataDir, 5_000);
        desk = bank.desk;
        folder = Files.createDirectories(dataDir.resolve("pickup").resolve(desk.county));
        pickup = new ReportPickup(desk.vertx, Regions.load(), bank.reports, dataDir.resolve("pickup"), dataDir);
    }

    @AfterEach
    void closeDesk() {
        bank.close();
    }

    @Test
    void a_file_is_applied_and_put_away_once_it_is_complete() throws IOException {
        var request = desk.grant(200_000);
        desk.releasedRun();
        String id = desk.attempts(request).get(0).endToEndId();
        byte[] report = ReportTexts.pain002("M1", "", List.of(ReportTexts.row(id, "ACSC")));
        Files.write(folder.resolve("answer.xml"), Arrays.copyOf(report, 100));
        Files.write(folder.resolve("next.xml.part"), report);
        look();
        Files.write(folder.resolve("answer.xml"), report);
        look();
        assertEquals(PaymentState.RELEASED, desk.attempts(request).get(0).state());
        look();
        assertEquals(PaymentState.PAID, desk.attempts(request).get(0).state());
        assertEquals("relief", bank.get(report).receiver());
        look();
        String name = ReportDesk.sha256(report).substring(0, 12) + "-answer.xml";
        assertEquals(List.of("done/" + name, "next.xml.part"), files());

        Files.write(folder.resolve("answer.xml"), report);
        look();
        look();
        assertEquals(List.of("done/" + name, "next.xml.part"), files());
    }

    @Test
    void what_cannot_be_read_lies_beside_its_reason() throws IOException {
        byte[] broken = "<Document".getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("broken.xml"), broken);
        for (int round = 0; round < 4; round++) {
            look();
        }
        assertEquals(List.of("broken.xml"), files(), "it may be on its way still");
        rested(file);
        for (int round = 0; round < 2; round++) {
            look();
        }
        String name = ReportDesk.sha256(broken).substring(0, 12) + "-broken.xml";
        assertEquals(List.of("refused/" + name, "refused/" + name + ".reason.txt"), files());
        assertTrue(Files.readString(folder.resolve("refused/" + name + ".reason.txt"))
                .endsWith(".\n"));
    }

    @Test
    void a_file_that_cannot_be_put_away_holds_up_no_other_and_a_long_name_is_cut() throws IOException {
        byte[] broken = "<Document".getBytes(StandardCharsets.UTF_8);
        rested(Files.write(folder.resolve("急".repeat(80) + ".xml"), broken));
        Path other = Files.createDirectories(folder.resolveSibling("999999"));
        rested(Files.write(other.resolve("b.xml"), broken));
        Files.writeString(other.resolve("refused"), "no folder");
        for (int round = 0; round < 4; round++) {
            look();
        }
        String kept = ReportDesk.sha256(broken).substring(0, 12) + "-" + "急".repeat(62);
        assertTrue(files().contains("refused/" + kept), files().toString());
        assertTrue(files().contains("refused/" + kept + ".reason.txt"), files().toString());
    }

    private static void rested(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(61)));
    }

    private void look() {
        pickup.round().await();
        desk.drain(bank.queue);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }
}
