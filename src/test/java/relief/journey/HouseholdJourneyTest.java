package relief.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.journey.Person.Reply;

/** Households that turn out to be one, and what happens later to requests they made when they were apart. */
class HouseholdJourneyTest {
    private final Person worker = Person.named("worker");
    private final Person guanting = Person.named("guanting");
    private final Person minhe = Person.named("minhe");

    @AfterEach
    void every_fen_is_where_it_must_be() {
        Books.balance();
    }

    @Test
    void what_was_granted_to_a_joined_household_is_withdrawn_from_the_one_it_became() {
        Family less = authorized(200_000);
        Family more = authorized(300_000);
        Family most = authorized(500_000);
        join(less, more);
        join(more, most);
        Books.balance();
        assertEquals("WITHDRAWN", withdraw(worker, less).text("/state"));
        Books.balance();
        assertEquals("WITHDRAWN", withdraw(worker, most).text("/state"));
        Books.balance();
        assertEquals("WITHDRAWN", withdraw(worker, more).text("/state"));
        Family again = sameApplicant(less).asking(500_000);
        assertEquals("AUTHORIZED", decided(again), () -> "all of it is free again: " + findings(again));
    }

    @Test
    void one_of_two_grants_of_a_tariff_line_withdrawn_leaves_the_line_used() {
        Family less = authorized(200_000);
        Family more = authorized(250_000);
        join(less, more);
        assertEquals("WITHDRAWN", withdraw(worker, less).text("/state"));
        Family again = sameApplicant(less).asking(200_000);
        assertEquals("HELD", decided(again));
        assertTrue(findings(again).contains("POSSIBLE_DUPLICATE"), findings(again));
    }

    @Test
    void a_joined_household_has_one_account_whoever_names_it() {
        Family less = Family.unseen().asking(200_000).without("payee");
        assertEquals("AUTHORIZED", decided(less));
        Family more = authorized(300_000);
        join(less, more);
        assertEquals(200, payee(less, more.body().get("payee")).status());
    }

    @Test
    void an_account_named_for_a_joined_household_belongs_to_the_one_it_became() {
        Family less = Family.unseen().asking(200_000).without("payee");
        assertEquals("AUTHORIZED", decided(less));
        Family more = authorized(300_000);
        join(less, more);
        Object account = Family.unseen().body().get("payee");
        assertEquals(200, payee(less, account).status());
        Family later = sameApplicant(more).with("tariff", "INJURED").with("payee", account);
        decided(later);
        assertFalse(findings(later).contains("ACCOUNT_SHARED"), findings(later));
        Family stranger = Family.unseen().with("payee", account);
        assertEquals("HELD", decided(stranger));
        assertTrue(findings(stranger).contains("ACCOUNT_SHARED"), findings(stranger));
    }

    @Test
    void a_person_added_by_a_correction_belongs_to_the_household_the_request_became_part_of() {
        Family returned = Family.unseen().with("tariff", "INJURED").asking(200_000);
        assertEquals("HELD", decided(returned));
        Family other = authorized(300_000);
        join(returned, other);
        assertEquals("RETURNED", decision(guanting, returned, "RETURN").text("/state"));
        String child = Family.newPerson();
        returned.member(child);
        assertEquals(
                200,
                worker.post(returned.path() + "/correction", returned.body()).status());
        assertEquals("HELD", waitFor(returned).text("/state"));
        Family ofTheChild = Family.unseen().member(child);
        assertEquals("HELD", decided(ofTheChild));
        assertTrue(findings(ofTheChild).contains("POSSIBLE_DUPLICATE"), findings(ofTheChild));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # tariff, fen,     too low,  high enough
            INJURED,  500001,  guanting, minhe
            BEREAVED, 4200001, minhe,    panel
            """)
    void what_waits_above_an_officer_he_does_not_withdraw(String tariff, long fen, String low, String high) {
        Family family = Family.unseen().with("tariff", tariff).asking(fen);
        decided(family);
        assertEquals("forbidden", withdraw(Person.named(low), family).problem());
        assertEquals("WITHDRAWN", withdraw(Person.named(high), family).text("/state"));
    }

    @Test
    void what_was_granted_above_an_officer_he_does_not_withdraw() {
        Family family = Family.unseen().with("tariff", "INJURED").asking(500_001);
        assertEquals("ESCALATED_COUNTY", decided(family));
        assertEquals("AUTHORIZED", decision(minhe, family, "APPROVE").text("/state"));
        assertEquals("forbidden", withdraw(guanting, family).problem());
        assertEquals("AUTHORIZED", waitFor(family).text("/state"));
        assertEquals("WITHDRAWN", withdraw(minhe, family).text("/state"));
    }

    private Family authorized(long amountFen) {
        Family family = Family.unseen().asking(amountFen);
        assertEquals("AUTHORIZED", decided(family));
        return family;
    }

    /** Somebody writes members of both into one request. */
    private void join(Family one, Family other) {
        decided(Family.unseen().member(one.applicant()).member(other.applicant()));
    }

    private static Family sameApplicant(Family family) {
        return Family.unseen().with("applicant", family.body().get("applicant"));
    }

    private String decided(Family family) {
        Reply sent = worker.put(family.path(), family.body());
        assertEquals(201, sent.status(), sent.toString());
        return waitFor(family).text("/state");
    }

    private Reply waitFor(Family family) {
        return minhe.await(family.path(), reply -> !reply.text("/state").equals("SUBMITTED"));
    }

    private String findings(Family family) {
        return minhe.get(family.path()).body().findValue("findings").toString();
    }

    private static Reply withdraw(Person by, Family family) {
        return by.post(family.path() + "/withdrawal", Map.of("reason", "自愿放弃"));
    }

    private static Reply decision(Person officer, Family family, String outcome) {
        return officer.post(family.path() + "/decision", Map.of("outcome", outcome, "reason", "情况属实"));
    }

    private Reply payee(Family family, Object payee) {
        return guanting.post(family.path() + "/payee", Map.of("payee", payee, "reason", "补录账号"));
    }
}
