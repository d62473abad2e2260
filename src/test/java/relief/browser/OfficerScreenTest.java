package relief.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import relief.journey.Family;
import relief.journey.Person;

/** Officers before their queue: the county by keyboard alone, the panel with its minutes, the township sending back. */
class OfficerScreenTest {
    private static final int MANY_STEPS = 60;

    private final Person worker = Person.named("worker");
    private final Person minhe = Person.named("minhe");

    @BeforeAll
    static void a_browser_is_there() {
        assertNotNull(Screens.shared().browser());
    }

    @Test
    void the_county_approves_what_was_sent_up_by_keyboard_alone() {
        Family family = waiting(Family.unseen().with("tariff", "BEREAVED").asking(4_200_000), "ESCALATED_COUNTY");
        try (Visitor visitor = Visitor.signedIn("minhe")) {
            Page page = visitor.page();
            Keyboard keyboard = page.keyboard();
            visitor.sees("待我办理");
            tabTo(page, "a[href='#/requests/" + family.id() + "']");
            keyboard.press("Enter");
            assertThat(page.locator("h1")).containsText("待县级审批");
            assertThat(page.locator("h1")).isFocused();
            visitor.sees("超出乡镇权限");
            tabTo(page, "button.primary");
            keyboard.press("Enter");
            assertThat(visitor.dialog()).isVisible();
            visitor.shot("decide-desk");
            tabTo(page, "dialog textarea");
            keyboard.type("因灾失去亲人，情况属实");
            tabTo(page, "dialog button.primary");
            keyboard.press("Enter");
            assertThat(page.locator("h1")).containsText("已批准");
            assertThat(visitor.dialog()).hasCount(0);
        }
    }

    @Test
    void the_panel_decides_with_its_minutes() {
        Family family = waiting(Family.unseen().with("tariff", "BEREAVED").asking(4_200_001), "ESCALATED_PANEL");
        try (Visitor visitor = Visitor.signedIn("panel")) {
            visitor.open("#/requests/" + family.id());
            visitor.press("批准");
            visitor.page().getByLabel("理由").fill("特殊困难");
            visitor.agree();
            assertThat(visitor.dialog().locator(".error-summary li")).hasCount(2);
            visitor.shot("panel-desk");
            visitor.page().getByLabel("会议纪要编号").fill("民协〔2023〕7号");
            visitor.page().getByLabel("参会成员").fill("甲某\n乙某\n丙某");
            visitor.agree();
            assertThat(visitor.page().locator("h1")).containsText("已批准");
            visitor.sees("民协〔2023〕7号");
        }
    }

    @Test
    void a_township_officer_sends_back_and_refuses() {
        Family returned = waiting(Family.unseen().with("tariff", "INJURED"), "HELD");
        Family rejected = waiting(Family.unseen().with("tariff", "INJURED"), "HELD");
        try (Visitor visitor = Visitor.signedIn("guanting")) {
            decide(visitor, returned, "退回补正", "退回补正");
            decide(visitor, rejected, "不予批准", "不予批准");
            assertThat(visitor.button("撤回申请")).hasCount(0);
        }
        assertEquals("RETURNED", minhe.get(returned.path()).text("/state"));
        assertEquals("REJECTED", minhe.get(rejected.path()).text("/state"));
    }

    private static void decide(Visitor visitor, Family family, String outcome, String state) {
        visitor.open("#/requests/" + family.id());
        visitor.press(outcome);
        visitor.page().getByLabel("理由").fill("情况不符");
        visitor.agree();
        assertThat(visitor.page().locator("h1")).containsText(state);
    }

    private Family waiting(Family family, String state) {
        worker.put(family.path(), family.body());
        minhe.await(family.path(), reply -> reply.text("/state").equals(state));
        return family;
    }

    private static void tabTo(Page page, String selector) {
        for (int step = 0; step < MANY_STEPS; step++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }
}
