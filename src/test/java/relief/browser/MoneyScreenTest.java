package relief.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.demo.SimulatedBank;
import relief.journey.Books;
import relief.journey.Family;
import relief.journey.Person;

/** Finance before the screens: two people pay, the bank refuses one account, it is put right and paid; figures live. */
class MoneyScreenTest {
    private static final OffsetDateTime ANSWERED_AT = OffsetDateTime.parse("2023-12-20T10:00:00+08:00");

    private final Person worker = Person.named("worker");
    private final Person minhe = Person.named("minhe");

    @TempDir
    private Path folder;

    @BeforeAll
    static void a_browser_is_there() {
        assertNotNull(Screens.shared().browser());
    }

    @AfterAll
    static void every_fen_is_where_it_must_be() {
        Books.balance();
    }

    @Test
    void a_refused_account_is_put_right_and_paid_with_the_second_run() throws IOException {
        Family lucky = authorized();
        Family refused = authorized();
        String bad = account(refused);
        pay(false, (endToEndId, account) -> account.equals(bad) ? Optional.of("AC04") : Optional.empty());
        assertEquals("PAID", minhe.get(lucky.path()).text("/state"));
        try (Visitor visitor = Visitor.signedIn("minhe")) {
            visitor.open("#/requests/" + refused.id());
            visitor.sees("账户已销户");
            visitor.shot("case-failed-desk");
            visitor.press("补充或更正账户");
            visitor.page().getByLabel("账号").fill("6217000099" + bad.substring(10));
            visitor.page().getByLabel("理由").fill("银行退回，核对新卡");
            visitor.agree();
            assertThat(visitor.page().locator("h1")).containsText("已批准");
        }
        pay(true, (endToEndId, account) -> Optional.empty());
        assertEquals("PAID", minhe.get(refused.path()).text("/state"));
    }

    @Test
    void the_figures_move_without_a_reload() {
        try (Visitor visitor = Visitor.signedIn("minhe")) {
            visitor.open("#/overview");
            Locator requests = visitor.page().locator(".tile strong").first();
            long before = Long.parseLong(requests.innerText().replace(",", ""));
            visitor.page().evaluate("() => { window.stays = true; }");
            Family family = Family.unseen();
            worker.put(family.path(), family.body());
            String after = String.format("%,d", before + 1);
            assertThat(requests).hasText(after);
            assertEquals(true, visitor.page().evaluate("() => window.stays"));
        }
    }

    /**
     * Makes, seals, releases and downloads a run, has the bank answer and hands its answer in.
     *
     * @param doubtful whether the maker has to look at a card first
     */
    private void pay(boolean doubtful, SimulatedBank.Judge judge) throws IOException {
        String run;
        try (Visitor maker = Visitor.signedIn("maker")) {
            maker.press("新建批次");
            maker.shot("run-make-desk");
            maker.agree();
            if (doubtful) {
                assertThat(maker.page().locator("h1")).containsText("待制单人确认");
                maker.sees("银行卡号校验位不符");
                maker.shot("run-findings-desk");
                maker.press("确认封存");
                maker.agree();
            }
            assertThat(maker.page().locator("h1")).containsText("待复核");
            maker.sees("本人制单，须由他人复核");
            run = maker.page().url().replaceAll(".*#", "#");
        }
        try (Visitor checker = Visitor.signedIn("checker")) {
            checker.open(run);
            checker.press("复核放行");
            checker.shot("run-release-desk");
            checker.agree();
            assertThat(checker.page().locator("h1")).containsText("已放行");
            Download download = checker.page()
                    .waitForDownload(
                            () -> checker.page().locator("a[download]").first().click());
            Path file = folder.resolve(download.suggestedFilename());
            download.saveAs(file);
            handIn(checker, answer(file, judge));
            checker.open(run);
            assertThat(checker.page().locator("h1")).containsText("已完成");
        }
    }

    private Path answer(Path paymentFile, SimulatedBank.Judge judge) throws IOException {
        Path answer = folder.resolve("answer-" + paymentFile.getFileName());
        try (OutputStream report = Files.newOutputStream(answer)) {
            new SimulatedBank(judge, ANSWERED_AT).answer(paymentFile, report);
        }
        return answer;
    }

    private static void handIn(Visitor checker, Path answer) {
        checker.open("#/bank-reports");
        checker.press("上传");
        assertThat(checker.page().locator(".error-summary")).isFocused();
        checker.page().locator("#report").setInputFiles(answer);
        checker.press("上传");
        assertThat(checker.page().locator("section.panel")).containsText("已入账");
        checker.shot("report-desk");
    }

    private Family authorized() {
        Family family = Family.unseen();
        worker.put(family.path(), family.body());
        minhe.await(family.path(), reply -> reply.text("/state").equals("AUTHORIZED"));
        return family;
    }

    private static String account(Family family) {
        return ((Map<?, ?>) family.body().get("payee")).get("account").toString();
    }
}
