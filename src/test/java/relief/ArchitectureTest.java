package relief;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The line of packages and the rules of files; every rule fails when it matches nothing. */
class ArchitectureTest {
    /** From left to right: a package imports only what stands before it. */
    private static final List<String> LINE = List.of(
            "kernel",
            "platform",
            "region",
            "identity",
            "disaster",
            "fund",
            "request",
            "authorization",
            "bankfile",
            "payment",
            "delivery",
            "reconciliation",
            "oversight",
            "overview",
            "demo");

    private static final List<String> FEATURES =
            LINE.subList(LINE.indexOf("disaster"), LINE.indexOf("reconciliation") + 1);
    private static final Pattern PLUMBING =
            Pattern.compile(".*(Routes|Service|Store|Statement|Queue|Batcher|Form|Seal|Desk|Metrics|Gauge)");
    private static final int LONGEST_METHOD = 40;

    private static final Path SOURCES = Path.of("src/main/java/relief");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("relief");

    static Stream<String> line() {
        return LINE.stream();
    }

    @ParameterizedTest
    @MethodSource("line")
    void a_package_imports_only_what_stands_to_its_left(String name) {
        String[] right = Stream.concat(
                        Stream.of("relief"),
                        LINE.subList(LINE.indexOf(name) + 1, LINE.size()).stream()
                                .map(ArchitectureTest::packageOf))
                .toArray(String[]::new);
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(packageOf(name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(right)
                .allowEmptyShould(false);
        rule.check(CLASSES);
    }

    @Test
    void every_package_stands_in_the_line() throws IOException {
        try (Stream<Path> folders = Files.list(SOURCES)) {
            List<String> odd = folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !LINE.contains(name))
                    .toList();
            assertTrue(odd.isEmpty(), "packages outside the line: " + odd);
        }
    }

    @Test
    void packages_are_flat() throws IOException {
        try (Stream<Path> paths = Files.walk(SOURCES)) {
            List<Path> deep = paths.filter(Files::isDirectory)
                    .filter(path -> SOURCES.relativize(path).getNameCount() > 1)
                    .toList();
            assertTrue(deep.isEmpty(), "folders inside packages: " + deep);
        }
    }

    @Test
    void stores_are_seen_by_their_own_package_only() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Store")
                .should()
                .bePackagePrivate()
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void the_kernel_is_plain_java() {
        noClasses()
                .that()
                .resideInAPackage("relief.kernel")
                .should()
                .dependOnClassesThat(describe(
                        "are neither of the JDK nor of the kernel",
                        type -> !resideInAnyPackage("java..", "relief.kernel").test(type) && !type.isPrimitive()))
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void only_platform_and_stores_speak_sql() throws IOException {
        Pattern sql = Pattern.compile("\\b(preparedQuery|sql\\(\\)\\.query|sql\\.query)\\(");
        List<Path> speaking = files(source -> sql.matcher(source).find());
        assertFalse(speaking.isEmpty(), "the pattern matches nothing");
        List<Path> odd = speaking.stream()
                .filter(path -> !path.getFileName().toString().matches(".*(Store|Statement|Invariants|Health)\\.java"))
                .toList();
        assertTrue(odd.isEmpty(), "SQL outside stores: " + odd);
    }

    @Test
    void routes_know_no_database() {
        GivenClassesConjunction routes = noClasses().that().haveSimpleNameEndingWith("Routes");
        routes.should()
                .dependOnClassesThat(resideInAPackage("io.vertx.sqlclient.."))
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    /** Whatever a feature has that is no plumbing by its name is a rule, so a new class is held to it without being listed. */
    @Test
    void the_rules_of_money_know_no_framework() {
        noClasses()
                .that(describe("are rules of a feature", ArchitectureTest::isRule))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.ext..", "io.vertx.sqlclient..", "io.vertx.pgclient..", "io.micrometer..")
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void what_is_plumbing_by_its_name_is_not_most_of_a_feature() {
        List<JavaClass> features =
                CLASSES.stream().filter(ArchitectureTest::isInFeature).toList();
        long rules = features.stream().filter(ArchitectureTest::isRule).count();
        assertTrue(rules > features.size() / 3, rules + " rules of " + features.size() + " classes");
    }

    private static boolean isInFeature(JavaClass type) {
        return FEATURES.contains(type.getPackageName().replace("relief.", ""));
    }

    private static boolean isRule(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        String name = outer.getSimpleName();
        return isInFeature(type)
                && !name.equals("package-info")
                && !PLUMBING.matcher(name).matches();
    }

    @Test
    void files_are_short() throws IOException {
        List<Path> long_ones = files(source -> source.lines().count() > 250);
        assertTrue(long_ones.isEmpty(), "files over 250 lines: " + long_ones);
    }

    /** Constructors that only wire parts, one a line, are long and simple. */
    @Test
    void methods_are_short() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path path : all()) {
            MethodLengths.of(Files.readString(path)).forEach((method, lines) -> {
                if (lines > LONGEST_METHOD && !method.startsWith("Wiring(")) {
                    tooLong.add(path.getFileName() + " " + method + " has " + lines);
                }
            });
        }
        assertTrue(tooLong.isEmpty(), "methods over " + LONGEST_METHOD + " lines: " + tooLong);
    }

    @Test
    void names_say_something() throws IOException {
        List<Path> empty = all().stream()
                .filter(path -> path.getFileName().toString().matches(".*(Util|Utils|Helper|Manager|Impl|DTO)\\.java"))
                .toList();
        assertTrue(empty.isEmpty(), "names that say nothing: " + empty);
    }

    @Test
    void every_class_says_what_it_is_for() throws IOException {
        Pattern documented = Pattern.compile("\\*/\\s*(@\\w+(\\([^)]*\\))?\\s*)*(public )?(abstract |sealed |final )*"
                + "(class|interface|enum|record|@interface) ");
        List<Path> silent = files(source -> !documented.matcher(source).find()).stream()
                .filter(path -> !path.endsWith("package-info.java"))
                .toList();
        assertTrue(silent.isEmpty(), "classes without a sentence: " + silent);
    }

    private static String packageOf(String name) {
        return "relief." + name;
    }

    private static List<Path> all() throws IOException {
        try (Stream<Path> paths = Files.walk(SOURCES)) {
            return paths.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    private static List<Path> files(java.util.function.Predicate<String> matching) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path path : all()) {
            if (matching.test(Files.readString(path))) {
                found.add(path);
            }
        }
        return found;
    }
}
