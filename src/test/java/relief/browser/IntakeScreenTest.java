package relief.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import relief.journey.Family;
import relief.journey.Person;

/** The field worker before a phone: filling in, being told what is wrong, sending, putting right, taking back. */
class IntakeScreenTest {
    private static final long FIRST_LOAD_BYTES = 60 * 1024;

    private final Person worker = Person.named("worker");
    private final Person guanting = Person.named("guanting");

    @BeforeAll
    static void a_browser_is_there() {
        assertNotNull(Screens.shared().browser());
    }

    @Test
    void a_worker_is_told_what_is_wrong_puts_it_right_and_sees_the_money_authorized() {
        String person = Family.newPerson();
        try (Visitor visitor = Visitor.signedIn("worker", Look.PHONE)) {
            Page page = visitor.page();
            visitor.sees("急难救助申请");
            fill(page, person.substring(0, 17) + (person.endsWith("X") ? "1" : "X"));
            page.getByLabel("村（社区）").fill("");
            visitor.press("下一步：核对");
            assertThat(page.locator(".error-summary")).isFocused();
            assertThat(page).hasTitle("错误：填写申请 · 救急 Relief");
            assertEquals(
                    List.of("请填写村或社区名称", "身份证号校验位不符，请核对"),
                    page.locator(".error-summary a").allInnerTexts());
            visitor.shot("intake-errors-phone");
            page.locator(".error-summary a").nth(1).click();
            assertThat(page.getByLabel("身份证号")).isFocused();
            page.getByLabel("身份证号").fill(person);
            assertThat(page.locator(".read-back")).containsText("出生日期");
            page.getByLabel("村（社区）").fill("官亭村");
            visitor.press("下一步：核对");
            visitor.sees("请核对后提交");
            visitor.sees("¥4,000.00");
            visitor.shot("intake-review-phone");
            visitor.press("提交申请");
            visitor.sees("申请已收到");
            assertThat(page.locator(".receipt")).containsText("已批准");
            assertThat(page.locator(".receipt")).containsText("¥4,000.00");
            visitor.shot("intake-answer-phone");
        }
    }

    @Test
    void a_returned_request_is_put_right_by_who_sent_it() {
        Family family = Family.unseen().with("tariff", "INJURED");
        worker.put(family.path(), family.body());
        guanting.await(family.path(), reply -> reply.text("/state").equals("HELD"));
        guanting.post(family.path() + "/decision", Map.of("outcome", "RETURN", "reason", "请核对受灾情形"));
        try (Visitor visitor = Visitor.signedIn("worker")) {
            Page page = visitor.page();
            page.getByText("申请记录").click();
            visitor.sees("待我办理");
            visitor.open("#/requests/" + family.id());
            page.getByText("补正", new Page.GetByTextOptions().setExact(true)).click();
            visitor.sees("请核对受灾情形");
            visitor.shot("intake-correct-desk");
            assertThat(page.getByLabel("姓名", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("马秀兰");
            page.getByLabel("救助标准").selectOption("AFFECTED");
            page.getByLabel("身份证号").fill(applicant(family));
            page.getByLabel("账号").fill(account(family));
            visitor.press("下一步：核对");
            visitor.press("提交申请");
            assertThat(page.locator(".receipt")).containsText("已批准");
        }
    }

    @Test
    void a_request_is_taken_back_with_a_reason_and_only_after_asking() {
        Family family = Family.unseen();
        worker.put(family.path(), family.body());
        try (Visitor visitor = Visitor.signedIn("worker")) {
            visitor.page().getByText("申请记录").click();
            visitor.open("#/requests/" + family.id());
            visitor.press("撤回申请");
            visitor.agree();
            assertThat(visitor.dialog().locator(".error-summary")).isFocused();
            visitor.shot("withdraw-desk");
            visitor.page().getByLabel("理由").fill("自愿放弃");
            visitor.agree();
            assertThat(visitor.page().locator("h1")).containsText("已撤回");
        }
    }

    @Test
    void the_first_load_is_small() {
        try (Visitor visitor = Visitor.at("/docs/", Look.PHONE)) {
            // What the page before still loads is not the intake's.
            visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
            List<Request> requests = new ArrayList<>();
            visitor.page().onRequestFinished(requests::add);
            visitor.page().navigate(Screens.shared().url() + "/intake/");
            visitor.signIn("worker");
            visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
            // Asking for sizes lets the browser report more: what counts is what had come by now.
            long bytes = List.copyOf(requests).stream()
                    .mapToLong(one -> one.sizes().responseBodySize + one.sizes().responseHeadersSize)
                    .sum();
            System.out.println("First load of the intake: " + requests.size() + " answers, " + bytes + " bytes");
            assertTrue(bytes > 1024 && bytes <= FIRST_LOAD_BYTES, bytes + " bytes");
        }
    }

    private static void fill(Page page, String idNumber) {
        page.getByLabel("乡镇").selectOption("630222103");
        page.getByLabel("姓名", new Page.GetByLabelOptions().setExact(true)).fill("马秀兰");
        page.getByLabel("身份证号").fill(idNumber);
        page.getByLabel("致困原因").selectOption("HOUSE_DAMAGE");
        page.getByLabel("救助标准").selectOption("AFFECTED");
        page.getByLabel("申请金额（元）").fill("4,000");
        page.getByLabel("账号").fill(account(Family.unseen()));
        page.getByLabel("联行号").fill("103100000026");
    }

    private static String applicant(Family family) {
        return ((Map<?, ?>) family.body().get("applicant")).get("idNumber").toString();
    }

    private static String account(Family family) {
        return ((Map<?, ?>) family.body().get("payee")).get("account").toString();
    }
}
