package relief;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import relief.authorization.LeftOut;
import relief.fund.TransferKind;
import relief.identity.Role;
import relief.overview.SeenState;
import relief.payment.AnswerOutcome;
import relief.payment.PaymentState;
import relief.payment.RunState;
import relief.platform.Json;
import relief.reconciliation.BankReasons;
import relief.reconciliation.QuarantinedAnswer;
import relief.request.Finding;

/** Holds the screens to the server: every code it can send has words, so that nobody reads a raw code. */
class WordsTest {
    private static final Path WORDS = Path.of("src/main/resources/web/i18n/zh-CN");
    /** Told of every single payment before its file and its run told of all: journals still have them. */
    private static final Set<String> EVENTS_OF_OLD = Set.of("payment.sealed", "payment.released", "payment.cancelled");

    private static final Pattern EVENT = Pattern.compile(
            "[\"']((?:user|session|disaster|standing-order|fund|request|payee|payment(?:-run|-file)?|bank-report)"
                    + "\\.[a-z][a-z-]*)[\"']");

    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of("state", names(SeenState.values())),
                Arguments.of("move", names(TransferKind.values())),
                Arguments.of("next", names(SeenState.values())),
                Arguments.of("run", names(RunState.values())),
                Arguments.of("exclusion", names(LeftOut.Reason.values())),
                Arguments.of("attempt", names(PaymentState.values())),
                Arguments.of("resolution", names(QuarantinedAnswer.Outcome.values())),
                Arguments.of("role", names(Role.values())),
                Arguments.of("finding", names(Finding.Code.values())),
                Arguments.of("finding.means", names(Finding.Code.values())),
                Arguments.of("severity", names(Finding.Severity.values())),
                Arguments.of(
                        "quarantine",
                        Arrays.stream(AnswerOutcome.values())
                                .filter(AnswerOutcome::isQuarantined)
                                .map(Enum::name)
                                .toList()));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_code_of_the_server_has_words_and_every_word_a_code(String group, List<String> codes) {
        assertEquals(new TreeSet<>(codes), codesOf(group));
    }

    @Test
    void a_reason_of_a_bank_reads_on_the_screen_as_the_server_writes_it() {
        Map<String, String> words = words("case.json");
        BankReasons.bundled()
                .all()
                .forEach(reason -> assertEquals(reason.chinese(), words.get("bank." + reason.code())));
        assertEquals(BankReasons.bundled().all().size(), codesOf("bank").size());
    }

    @Test
    void every_event_of_the_journal_has_words_and_every_word_an_event() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/relief"))) {
            Set<String> events = sources.filter(path -> path.toString().endsWith(".java"))
                    .flatMap(path -> EVENT.matcher(read(path)).results())
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertTrue(events.size() > 20, "the pattern found only " + events);
            events.addAll(EVENTS_OF_OLD);
            assertEquals(events, codesOf("event"));
        }
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    /** `finding` stands beside `finding.means`, so a code of a group holds no further dot unless it is an event. */
    private static Set<String> codesOf(String group) {
        String prefix = group + ".";
        return Stream.of("domain.json", "case.json")
                .flatMap(part -> words(part).keySet().stream())
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .filter(code -> group.equals("event") || !code.contains("."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> words(String part) {
        try {
            return Json.MAPPER.readValue(WORDS.resolve(part).toFile(), new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path, UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
