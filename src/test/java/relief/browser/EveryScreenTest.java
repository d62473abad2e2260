package relief.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import relief.browser.Look.Device;
import relief.browser.Look.Language;
import relief.journey.Family;
import relief.journey.Person;

/**
 * Every screen in both languages, by light and in the dark, at the desk and on a phone: no finding of accessibility,
 * nothing wider than the phone, and a picture of each for the eyes of people.
 */
class EveryScreenTest {
    private static final Family ESCALATED =
            Family.unseen().with("tariff", "BEREAVED").asking(4_200_000);
    private static final Family PANEL =
            Family.unseen().with("tariff", "BEREAVED").asking(4_200_001);
    private static final Family RETURNED = Family.unseen().with("tariff", "INJURED");
    private static final Family GRANTED = Family.unseen().member(Family.newPerson());

    @BeforeAll
    static void there_is_something_to_see() {
        assertNotNull(Screens.shared().browser());
        Person worker = Person.named("worker");
        for (Family family : List.of(ESCALATED, PANEL, RETURNED, GRANTED)) {
            worker.put(family.path(), family.body());
            worker.await(family.path(), reply -> !reply.text("/state").equals("SUBMITTED"));
        }
        Person.named("guanting").post(RETURNED.path() + "/decision", Map.of("outcome", "RETURN", "reason", "请核对受灾情形"));
        String run = "/payment-runs/" + Family.unseen().id();
        Person maker = Person.named("maker");
        maker.put(run, Map.of("kind", "RELIEF", "disaster", "JISHISHAN-2023", "county", "630222", "profile", "DEMO"));
        maker.await(run, reply -> reply.text("/state").equals("SEALED"));
    }

    @ParameterizedTest
    @EnumSource
    void before_signing_in(Language language) {
        try (Visitor visitor = Visitor.at("/console/", look(language, Device.DESK))) {
            visitor.settle();
            see(visitor, language, "sign-in", it -> {});
            see(visitor, language, "sign-in-errors", it -> {
                it.page().locator("form button.large").click();
                it.page().locator(".error-summary").waitFor();
            });
            see(
                    visitor,
                    language,
                    "docs",
                    it -> it.page().navigate(Screens.shared().url() + "/docs/"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_field_workers(Language language) {
        try (Visitor visitor = Visitor.signedIn("worker", look(language, Device.PHONE))) {
            see(visitor, language, "intake", it -> {});
            see(visitor, language, "intake-errors", it -> {
                it.page().locator("#add-member").click();
                it.page().locator("form button.large").click();
            });
            see(visitor, language, "intake-correct", it -> it.openIntake("#/correct/" + RETURNED.id()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_county_officers(Language language) {
        try (Visitor visitor = Visitor.signedIn("minhe", look(language, Device.DESK))) {
            see(visitor, language, "queue", it -> {});
            see(visitor, language, "case-escalated", it -> it.open("#/requests/" + ESCALATED.id()));
            see(visitor, language, "case-decide", it -> {
                it.page().locator("h1 ~ .row button.primary").click();
                it.agree();
            });
            visitor.page().keyboard().press("Escape");
            see(visitor, language, "case-granted", it -> it.open("#/requests/" + GRANTED.id()));
            see(visitor, language, "overview", it -> it.open("#/overview"));
            see(visitor, language, "funds", it -> it.open("#/funds"));
            see(
                    visitor,
                    language,
                    "fund",
                    it -> it.page().locator("tbody a").first().click());
            see(visitor, language, "fund-day", it -> {
                it.page().locator("a[href*='/funds/'].button").click();
                it.page().locator("#difference.good").waitFor();
            });
            visitor.page().goBack();
            visitor.settle();
            see(visitor, language, "fund-allocate", it -> {
                it.page().locator("button.primary").click();
                it.agree();
            });
            visitor.page().keyboard().press("Escape");
            see(visitor, language, "journal", it -> it.open("#/journal"));
            see(visitor, language, "disasters", it -> it.open("#/disasters"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_township_officers(Language language) {
        try (Visitor visitor = Visitor.signedIn("guanting", look(language, Device.DESK))) {
            see(visitor, language, "disaster", it -> it.open("#/disasters/JISHISHAN-2023"));
            see(visitor, language, "order-sign", it -> {
                it.page().locator("button.primary").click();
                it.agree();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_finance_officers(Language language) {
        try (Visitor visitor = Visitor.signedIn("checker", look(language, Device.DESK))) {
            see(visitor, language, "payment-runs", it -> {});
            see(
                    visitor,
                    language,
                    "payment-run",
                    it -> it.page().locator("tbody a").first().click());
            see(visitor, language, "bank-reports", it -> it.open("#/bank-reports"));
        }
    }

    private static Look look(Language language, Device device) {
        return new Look(language, ColorScheme.LIGHT, device);
    }

    /**
     * Goes the way to the screen and looks at it. The two languages take turns: by light at the desk and in the dark on
     * the phone, and the other way round, so that four looks see every language, light and device in half the time.
     */
    private static void see(Visitor visitor, Language language, String name, Consumer<Visitor> way) {
        way.accept(visitor);
        visitor.settle();
        boolean chinese = language == Language.ZH;
        List<String> flaws = new ArrayList<>();
        for (Look look : List.of(
                new Look(language, chinese ? ColorScheme.LIGHT : ColorScheme.DARK, Device.DESK),
                new Look(language, chinese ? ColorScheme.DARK : ColorScheme.LIGHT, Device.PHONE))) {
            visitor.look(look);
            visitor.flaws().forEach(flaw -> flaws.add(look + ": " + flaw));
            if (visitor.overflow() > 0) {
                flaws.add(look + ": wider than the screen by " + visitor.overflow() + " px");
            }
            visitor.shot(name + "-" + look);
        }
        visitor.look(look(language, Device.DESK));
        assertEquals(List.of(), flaws, name);
    }
}
