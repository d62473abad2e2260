package relief.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import relief.journey.Node;

/**
 * One real Chromium before one whole node, shared by the browser journeys of a JVM. Without a browser they are skipped
 * and say why, unless {@code RELIEF_BROWSER_TESTS=required}.
 */
final class Screens {
    private static final List<String> USUAL =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-dev-shm-usage");

    private static Screens shared;

    private final Browser browser;

    private Screens(Path executable) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
    }

    /** @throws TestAbortedException when there is no browser and none is required */
    static synchronized Screens shared() {
        if (shared == null) {
            shared = new Screens(findBrowser().orElseThrow(Screens::missing));
        }
        return shared;
    }

    Browser browser() {
        return browser;
    }

    String url() {
        return Node.relief().url();
    }

    private static Optional<Path> findBrowser() {
        String named = System.getenv("RELIEF_BROWSER");
        Stream<String> places = named == null ? USUAL.stream() : Stream.of(named);
        return places.map(Path::of).filter(Files::isExecutable).findFirst();
    }

    private static RuntimeException missing() {
        String reason = "No Chromium found; looked at RELIEF_BROWSER and " + USUAL + ".";
        if ("required".equals(System.getenv("RELIEF_BROWSER_TESTS"))) {
            return new IllegalStateException(reason);
        }
        System.out.println("Browser journeys are skipped: " + reason);
        return new TestAbortedException(reason);
    }
}
