package relief;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the two languages of the screens together, and the screens to words that exist in both. */
class I18nTest {

    private static final Path WEB = Path.of("src/main/resources/web");
    private static final List<String> LANGUAGES = List.of("zh-CN", "en");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
    private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}\\x{3000}-\\x{303F}\\x{FF00}-\\x{FFEF}]");
    private static final Pattern T_CALL = Pattern.compile("(?<![\\w.])t\\(\\s*(['`])([^'`]+)\\1");
    private static final Pattern GROUP_CALL = Pattern.compile("(?<![\\w.])(?:label|knows|tag)\\(\\s*'([^']+)'");
    private static final Pattern HOLE = Pattern.compile("\\$\\{[^}]*}");

    @TestFactory
    Stream<DynamicTest> every_part_has_the_same_keys_and_placeholders_in_both_languages() {
        List<String> parts = partsOf("zh-CN");
        assertFalse(parts.isEmpty(), "no dictionary was found");
        assertEquals(parts, partsOf("en"));
        return parts.stream().map(part -> DynamicTest.dynamicTest(part, () -> compare(part)));
    }

    @Test
    void a_key_stands_in_one_part_only() {
        Map<String, Long> timesByKey = partsOf("zh-CN").stream()
                .flatMap(part -> read("zh-CN", part).keySet().stream())
                .collect(Collectors.groupingBy(key -> key, Collectors.counting()));
        timesByKey.values().removeIf(times -> times == 1);
        assertEquals(Map.of(), timesByKey);
    }

    @Test
    void every_key_a_screen_asks_for_is_known() {
        Set<String> known = keys();
        Map<String, String> unknown = new TreeMap<>();
        int[] seen = {0};
        scripts()
                .forEach(script -> find(T_CALL, script).forEach(call -> {
                    seen[0]++;
                    if (!isKnown(call.group(2), known)) {
                        unknown.put(call.group(2), script.toString());
                    }
                }));
        assertTrue(seen[0] > 100, "the pattern found only " + seen[0] + " calls");
        assertEquals(Map.of(), unknown);
    }

    @Test
    void every_group_of_codes_a_screen_asks_for_is_known() {
        Set<String> groups = scripts()
                .flatMap(script -> find(GROUP_CALL, script).map(call -> call.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(groups.size() > 10, "the pattern found only " + groups);
        Set<String> known = keys();
        groups.removeIf(group -> known.stream().anyMatch(key -> key.startsWith(group + ".")));
        assertEquals(Set.of(), groups);
    }

    @Test
    void scripts_hold_no_chinese() {
        Map<String, String> found = new TreeMap<>();
        scripts()
                .forEach(script -> find(CHINESE, script)
                        .findFirst()
                        .ifPresent(match -> found.put(script.toString(), match.group())));
        assertEquals(Map.of(), found);
    }

    private static void compare(String part) {
        Map<String, String> chinese = read("zh-CN", part);
        Map<String, String> english = read("en", part);
        assertEquals(new TreeSet<>(chinese.keySet()), new TreeSet<>(english.keySet()));
        assertAll(chinese.keySet().stream().map(key -> () -> {
            assertEquals(placeholders(chinese.get(key)), placeholders(english.get(key)), key);
            assertNotEquals("", chinese.get(key).strip(), key);
            assertNotEquals("", english.get(key).strip(), key);
        }));
    }

    /** A key with a hole (`queue.tab.${tab}`) is known when some key fits around the hole. */
    private static boolean isKnown(String key, Set<String> known) {
        if (!key.contains("${")) {
            return known.contains(key);
        }
        String pattern = Stream.of(HOLE.split(key, -1)).map(Pattern::quote).collect(Collectors.joining("[\\w.-]+"));
        return known.stream().anyMatch(one -> one.matches(pattern));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys() {
        return LANGUAGES.stream()
                .flatMap(language -> partsOf(language).stream().flatMap(part -> read(language, part).keySet().stream()))
                .collect(Collectors.toSet());
    }

    private static List<String> partsOf(String language) {
        try (Stream<Path> files = Files.list(WEB.resolve("i18n").resolve(language))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Flat and without a doubled key, else the reader refuses. */
    private static Map<String, String> read(String language, String part) {
        ObjectMapper json = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        try {
            Path file = WEB.resolve("i18n").resolve(language).resolve(part);
            return json.readValue(file.toFile(), new TypeReference<Map<String, String>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> scripts() {
        try (Stream<Path> files = Files.walk(WEB)) {
            List<Path> scripts =
                    files.filter(file -> file.toString().endsWith(".js")).toList();
            assertFalse(scripts.isEmpty(), "no script was found");
            return scripts.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<MatchResult> find(Pattern pattern, Path script) {
        try {
            return pattern.matcher(Files.readString(script, UTF_8)).results();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
