package relief.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of problems, its page, its translations, the contract and the code name the same codes. */
class ProblemsTest {
    private static final Path MAIN = Path.of("src/main");
    /** Told by the screens themselves, when no answer came or one that nobody knows. */
    private static final Set<String> OF_SCREENS = Set.of("network", "unknown");

    private static final Pattern REFUSAL =
            Pattern.compile("Refused\\.because\\(\\s*(?:[^,;\"]*\\? )?\"([a-z-]+)\"(?: : \"([a-z-]+)\")?");
    private static final Pattern NAMED_FOR_REFUSAL =
            Pattern.compile("String code = [^;\"]*\"([a-z-]+)\"(?: : \"([a-z-]+)\")?;");
    private static final Pattern OF_STATUS = Pattern.compile("\\b[45]\\d\\d, \"([a-z-]+)\"");
    private static final Pattern OF_SIGN_IN =
            Pattern.compile("^    [A-Z_]+\\(\"([a-z-]+)\", \"[A-Z]", Pattern.MULTILINE);

    private final JsonNode problems =
            yaml(MAIN.resolve("resources/relief/platform/problems.yaml")).get("problems");

    @Test
    void the_page_shows_every_problem_as_it_is_listed() {
        List<String> rows = new ArrayList<>();
        for (JsonNode problem : problems) {
            rows.add(Stream.of("status", "title", "titleZh", "detail", "action", "actionZh")
                    .map(column -> problem.get(column).asText())
                    .collect(Collectors.joining(
                            " | ", "| `" + problem.get("code").asText() + "` | ", " |")));
        }
        List<String> shown = text(Path.of("docs/problems.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertEquals(rows, shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void the_screens_translate_every_problem(String language) {
        JsonNode words = yaml(MAIN.resolve("resources/web/i18n/" + language + "/errors.json"));
        Set<String> translated = new TreeSet<>();
        words.fieldNames().forEachRemaining(key -> translated.add(key.startsWith("problem.") ? key.substring(8) : key));
        assertTrue(translated.removeAll(OF_SCREENS));
        assertEquals(listed(), translated);
    }

    @Test
    void the_code_refuses_with_listed_problems_and_each_is_used() {
        Set<String> used = new TreeSet<>(Set.of("internal"));
        String code = java();
        for (Pattern pattern : List.of(REFUSAL, NAMED_FOR_REFUSAL, OF_STATUS, OF_SIGN_IN)) {
            List<String> found = pattern.matcher(code)
                    .results()
                    .flatMap(match -> match.groupCount() > 1 ? Stream.of(match.group(1), match.group(2)) : one(match))
                    .filter(group -> group != null)
                    .toList();
            assertFalse(found.isEmpty(), () -> "nothing in the code looks like " + pattern);
            used.addAll(found);
        }
        assertEquals(listed(), withFactories(used));
    }

    @Test
    void the_contract_names_listed_problems_only() {
        Set<String> named = new TreeSet<>();
        yaml(MAIN.resolve("resources/openapi.yaml"))
                .findValues("x-problems")
                .forEach(codes -> codes.forEach(code -> named.add(code.asText())));
        assertFalse(named.isEmpty());
        assertTrue(listed().containsAll(named), () -> {
            named.removeAll(listed());
            return "not listed: " + named;
        });
    }

    private static Stream<String> one(java.util.regex.MatchResult match) {
        return Stream.of(match.group(1));
    }

    /** The codes that {@link relief.kernel.Refused} itself gives. */
    private static Set<String> withFactories(Set<String> used) {
        used.addAll(Set.of(
                relief.kernel.Refused.notFound("It").code(),
                relief.kernel.Refused.faulty(List.of()).code(),
                relief.kernel.Refused.parameters(List.of()).code()));
        return used;
    }

    private Set<String> listed() {
        Set<String> codes = new TreeSet<>();
        problems.forEach(problem -> codes.add(problem.get("code").asText()));
        assertFalse(codes.isEmpty());
        return codes;
    }

    private static String java() {
        try (Stream<Path> files = Files.walk(MAIN.resolve("java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(ProblemsTest::text)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
