package relief.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.demo.SimulatedBank;
import relief.platform.Digests;

/** The page of metrics and a running node name the same metrics with the same labels. */
class MetricsDocTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| `(relief_\\w+)` \\| (C|G|G db|H) \\|[^|]*\\|([^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern SERIES =
            Pattern.compile("^(relief_\\w+?)(?:\\{([^}]*)})? [-+\\w.]+$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final Pattern HISTOGRAM = Pattern.compile("^# TYPE (\\w+) histogram$", Pattern.MULTILINE);

    @TempDir
    private static Path folder;

    @BeforeAll
    static void everything_that_is_counted_happens_once() throws IOException {
        Family family = Family.unseen();
        Person worker = Person.named("worker");
        worker.put(family.path(), family.body());
        worker.put(family.path(), family.body());
        Person.named("minhe").await(family.path(), reply -> reply.text("/state").equals("AUTHORIZED"));
        Person maker = Person.named("maker");
        Person checker = Person.named("checker");
        String run = "/payment-runs/" + UUID.randomUUID();
        maker.put(run, Map.of("kind", "RELIEF", "disaster", "JISHISHAN-2023", "county", "630222", "profile", "DEMO"));
        maker.await(run, reply -> reply.text("/state").equals("SEALED"));
        JsonNode released = checker.post(run + "/release", Map.of()).body();
        Path file = folder.resolve("payments.xml");
        Files.write(
                file,
                checker.download(run + "/files/" + released.at("/files/0/name").asText() + "?purpose=BANK"));
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        new SimulatedBank((id, account) -> Optional.empty(), OffsetDateTime.parse("2023-12-20T10:00:00+08:00"))
                .answer(file, report);
        handIn(checker, report.toByteArray());
        handIn(
                checker,
                report.toString(UTF_8)
                        .replace("EndToEndId>JZ6", "EndToEndId>JZ9")
                        .getBytes(UTF_8));
    }

    private static void handIn(Person checker, byte[] report) {
        String path = "/bank-reports/" + HexFormat.of().formatHex(Digests.sha256(report));
        checker.putXml(path, report);
        checker.await(path, reply -> reply.text("/state").equals("APPLIED"));
    }

    /** Gauges are read from the database every few seconds, so the scrape may have to be repeated. */
    @Test
    void the_page_names_what_a_node_shows_and_nothing_else() throws IOException {
        Map<String, Set<String>> documented = documented();
        assertTrue(documented.size() > 15, documented.toString());
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        Map<String, Set<String>> shown = shown();
        while (!shown.equals(documented) && System.nanoTime() < deadlineNanos) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            shown = shown();
        }
        assertEquals(lines(documented), lines(shown));
    }

    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> labels = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("docs/metrics.md"), UTF_8))
                .results()
                .forEach(row -> labels.put(row.group(1), labelsIn(row.group(3))));
        return labels;
    }

    /** Labels stand before the colon, their values after it. */
    private static Set<String> labelsIn(String cell) {
        Set<String> names = new TreeSet<>();
        for (String label : cell.split(";", -1)) {
            NAME.matcher(label.split(":", 2)[0]).results().forEach(name -> names.add(name.group(1)));
        }
        return names;
    }

    private static Map<String, Set<String>> shown() {
        String scrape = scrape();
        Set<String> histograms = new TreeSet<>();
        HISTOGRAM.matcher(scrape).results().forEach(type -> histograms.add(type.group(1)));
        Map<String, Set<String>> labels = new TreeMap<>();
        for (MatchResult series : SERIES.matcher(scrape).results().toList()) {
            String name = series.group(1).replaceFirst("_(bucket|count|sum|max)$", "");
            Set<String> names =
                    labels.computeIfAbsent(histograms.contains(name) ? name : series.group(1), key -> new TreeSet<>());
            LABEL.matcher(Optional.ofNullable(series.group(2)).orElse(""))
                    .results()
                    .map(label -> label.group(1))
                    .filter(label -> !label.equals("le"))
                    .forEach(names::add);
        }
        return labels;
    }

    private static String scrape() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + Node.relief().managementPort() + "/metrics"))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, BodyHandlers.ofString())
                .join()
                .body();
    }

    private static String lines(Map<String, Set<String>> labels) {
        return labels.toString().replace("], ", "]\n");
    }
}
