package relief.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import relief.journey.Node;

/**
 * Somebody before the screens, with a browser session of his own. Whatever a page complains of (an error on the
 * console, a script that throws, a violation of the content policy) is kept and fails the journey at its end.
 */
final class Visitor implements AutoCloseable {
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final Pattern LOADING = Pattern.compile("正在加载…|Loading …");
    private static final double PATIENCE_MS = 15_000;
    private static final String REPORT_POLICY = """
            document.addEventListener('securitypolicyviolation', event =>
                console.error(`policy ${event.violatedDirective} refused ${event.blockedURI}`));
            """;

    private static final String GO = """
            hash => new Promise(done => {
                if (location.hash === hash) done();
                addEventListener('hashchange', () => setTimeout(done), { once: true });
                location.hash = hash;
            })""";

    private final Screens screens;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(Screens screens, Look look) {
        this.screens = screens;
        context = screens.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("zh-CN")
                        .setColorScheme(look.scheme())
                        .setViewportSize(look.device().width(), look.device().height()));
        context.setDefaultTimeout(PATIENCE_MS);
        context.addInitScript(REPORT_POLICY);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        context.onWebError(error -> complaints.add(error.error()));
        page = context.newPage();
    }

    /** Nobody yet, at the sign-in of an application: {@code /console/} or {@code /intake/}. */
    static Visitor at(String application, Look look) {
        Visitor visitor = new Visitor(Screens.shared(), look);
        visitor.page.navigate(visitor.screens.url() + application);
        return visitor;
    }

    static Visitor signedIn(String username) {
        return signedIn(username, Look.DESK);
    }

    static Visitor signedIn(String username, Look look) {
        Visitor visitor = at("/console/", look);
        visitor.signIn(username);
        return visitor;
    }

    void signIn(String username) {
        page.getByLabel("用户名").fill(username);
        page.getByLabel("密码").fill(Node.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("密码")).hasCount(0);
        settle();
    }

    Page page() {
        return page;
    }

    /** A page of the console by the part of its address after #. */
    void open(String hash) {
        page.evaluate(GO, hash);
        settle();
    }

    void openIntake(String hash) {
        page.navigate(screens.url() + "/intake/" + hash);
        settle();
    }

    /** Until nothing is on its way any more; live figures keep one connection open for ever. */
    void settle() {
        page.locator("main h1").first().waitFor();
        assertThat(page.getByText(LOADING)).hasCount(0);
    }

    void press(String button) {
        button(button).click();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** The button at the end of an open dialog. */
    void agree() {
        dialog().locator("button.primary").click();
    }

    void sees(String text) {
        assertThat(page.locator("body")).containsText(text);
    }

    void shot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), complaints);
    }
}
