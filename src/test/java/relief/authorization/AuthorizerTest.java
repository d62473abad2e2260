package relief.authorization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static relief.authorization.Docket.COUNTY;
import static relief.authorization.Docket.TOWNSHIP;
import static relief.authorization.Docket.codes;
import static relief.authorization.Docket.disaster;
import static relief.authorization.Docket.kind;
import static relief.authorization.Docket.levelOf;
import static relief.authorization.Docket.order;
import static relief.authorization.Docket.request;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.disaster.Disaster;
import relief.fund.AvailablePot;
import relief.kernel.Refused;
import relief.request.Finding;
import relief.request.Finding.Code;
import relief.request.Ownership.HouseholdKey;

class AuthorizerTest {
    private static final Policy POLICY = new Policy("QH-2019-1", 500_000, 4_200_000);
    private static final UUID ORDER = new UUID(0, 1);

    private final Situation situation = new Situation();
    private final Authorizer authorizer = new Authorizer(situation);
    private final HouseholdKey household = new HouseholdKey(COUNTY, new UUID(0, 7));

    AuthorizerTest() {
        situation.pot(new AvailablePot("CENTRAL", "QUAKE", TOWNSHIP, 100_000_000));
        situation.pot(new AvailablePot("CENTRAL", "QUAKE", COUNTY, 100_000_000));
        situation.order(order(ORDER, 100_000_000, "WIDE", "NARROW"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # granted before, asked for, outcome,   level
            0,                 500000,    GRANTED,   TOWNSHIP
            0,                 500001,    ESCALATED, COUNTY
            0,                 4200000,   ESCALATED, COUNTY
            0,                 4200001,   ESCALATED, PANEL
            300000,            200000,    GRANTED,   TOWNSHIP
            300000,            300000,    ESCALATED, COUNTY
            4000000,           200000,    ESCALATED, COUNTY
            4000000,           200001,    ESCALATED, PANEL
            """)
    void authority_is_judged_on_the_cumulative_amount(long before, long asked, String outcome, Level level) {
        situation.household(household, new HouseholdAccount(before, Set.of("OTHER")));
        Verdict verdict = authorizer.decide(ask("WIDE", asked));
        assertEquals(outcome, kind(verdict));
        assertEquals(level, levelOf(verdict));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # tariff,  asked for, mode,      outcome,   finding
            NARROW,    200000,    EMERGENCY, GRANTED,
            NARROW,    199999,    EMERGENCY, ESCALATED, OUTSIDE_TARIFF
            NARROW,    300001,    EMERGENCY, ESCALATED, OUTSIDE_TARIFF
            UNKNOWN,   200000,    EMERGENCY, ESCALATED, TARIFF_UNKNOWN
            UNORDERED, 200000,    EMERGENCY, HELD,      NO_STANDING_ORDER
            NARROW,    200000,    NORMAL,    HELD,      NO_STANDING_ORDER
            """)
    void the_machine_grants_inside_an_ordered_tariff_line_only(
            String tariff, long asked, Disaster.Mode mode, String outcome, Code finding) {
        Verdict verdict = authorizer.decide(ask(tariff, asked, mode, List.of(), false, false));
        assertEquals(outcome, kind(verdict));
        assertEquals(finding == null ? List.of() : List.of(finding), codes(verdict));
    }

    @Test
    void a_second_grant_of_a_line_to_a_household_is_held_as_a_possible_duplicate() {
        assertEquals("GRANTED", kind(authorizer.decide(ask("WIDE", 100_000))));
        Verdict again = authorizer.decide(ask("WIDE", 100_000));
        assertEquals("HELD", kind(again));
        assertEquals(List.of(Code.POSSIBLE_DUPLICATE), codes(again));
    }

    @Test
    void two_small_grants_of_different_lines_do_not_pass_as_small() {
        assertEquals("GRANTED", kind(authorizer.decide(ask("WIDE", 300_000))));
        Verdict second = authorizer.decide(ask("NARROW", 300_000));
        assertEquals("ESCALATED", kind(second));
        assertEquals(List.of(Code.OVER_TOWNSHIP_LIMIT), codes(second));
    }

    @Test
    void what_the_batch_has_granted_is_gone_from_the_reserve() {
        Situation poor = new Situation();
        poor.pot(new AvailablePot("CENTRAL", "QUAKE", TOWNSHIP, 500_000));
        poor.order(order(ORDER, 100_000_000, "WIDE"));
        Authorizer judge = new Authorizer(poor);
        assertEquals("GRANTED", kind(judge.decide(askOf(1, "WIDE", 300_000))));
        Verdict second = judge.decide(askOf(2, "WIDE", 300_000));
        assertEquals("ESCALATED", kind(second));
        assertEquals(List.of(Code.RESERVE_EXHAUSTED), codes(second));
        assertEquals("GRANTED", kind(judge.decide(askOf(3, "WIDE", 200_000))));
    }

    @Test
    void what_the_batch_has_granted_is_gone_from_the_orders_budget() {
        Situation tight = new Situation();
        tight.pot(new AvailablePot("CENTRAL", "QUAKE", TOWNSHIP, 100_000_000));
        tight.order(order(ORDER, 500_000, "WIDE"));
        Authorizer judge = new Authorizer(tight);
        assertEquals("GRANTED", kind(judge.decide(askOf(1, "WIDE", 300_000))));
        assertEquals(List.of(Code.BUDGET_EXHAUSTED), codes(judge.decide(askOf(2, "WIDE", 300_000))));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # finding of the request itself, outcome
            PAYEE_DIFFERS,                   ESCALATED
            CARD_CHECK,                      GRANTED
            NO_PAYEE,                        GRANTED
            """)
    void own_findings_escalate_or_warn(Code own, String outcome) {
        Verdict verdict = authorizer.decide(
                ask("WIDE", 100_000, Disaster.Mode.EMERGENCY, List.of(Finding.of(own)), false, false));
        assertEquals(outcome, kind(verdict));
        assertEquals(List.of(own), codes(verdict));
    }

    @ParameterizedTest
    @CsvSource({"true, false, CLAIMED_ELSEWHERE", "false, true, ACCOUNT_SHARED"})
    void what_belongs_to_others_is_held(boolean elsewhere, boolean shared, Code finding) {
        Verdict verdict =
                authorizer.decide(ask("WIDE", 100_000, Disaster.Mode.EMERGENCY, List.of(), elsewhere, shared));
        assertEquals("HELD", kind(verdict));
        assertEquals(List.of(finding), codes(verdict));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # level,  approved, refused as
            TOWNSHIP, 500000,
            TOWNSHIP, 500001,   over-limit
            COUNTY,   4200000,
            COUNTY,   4200001,  over-limit
            PANEL,    4200001,
            PANEL,    200000000, reserve-exhausted
            """)
    void an_officer_approves_up_to_his_level(Level level, long approved, String refusal) {
        Ask ask = ask("WIDE", 100_000);
        if (refusal == null) {
            Verdict.Granted granted = authorizer.approve(ask, level, approved, "minhe");
            assertEquals(level == Level.TOWNSHIP ? TOWNSHIP : COUNTY, granted.potRegion());
            assertEquals("user:minhe", granted.authority());
        } else {
            Refused no = assertThrows(Refused.class, () -> authorizer.approve(ask, level, approved, "minhe"));
            assertEquals(refusal, no.code());
        }
    }

    @Test
    void households_that_turn_out_to_be_one_share_their_sum() {
        HouseholdKey other = new HouseholdKey(COUNTY, new UUID(0, 8));
        situation.household(household, new HouseholdAccount(300_000, Set.of("A")));
        situation.household(other, new HouseholdAccount(200_000, Set.of("B")));
        situation.join(household, List.of(other));
        assertEquals(new HouseholdAccount(500_000, Set.of("A", "B")), situation.account(situation.rootOf(other)));
        assertEquals("ESCALATED", kind(authorizer.decide(ask("WIDE", 1_000))));
    }

    @Test
    void a_household_joined_after_a_request_of_it_was_read_still_counts_once() {
        HouseholdKey other = new HouseholdKey(COUNTY, new UUID(0, 3));
        Ask readBefore = ask("WIDE", 300_000);
        situation.join(other, List.of(household));
        assertEquals("GRANTED", kind(authorizer.decide(readBefore)));
        Ask readAfter = new Ask(
                request("WIDE", 300_000, List.of()), disaster(Disaster.Mode.EMERGENCY), POLICY, other, false, false);
        assertEquals(List.of(Code.OVER_TOWNSHIP_LIMIT, Code.POSSIBLE_DUPLICATE), codes(authorizer.decide(readAfter)));
    }

    private Ask ask(String tariff, long amountFen) {
        return ask(tariff, amountFen, Disaster.Mode.EMERGENCY, List.of(), false, false);
    }

    private Ask ask(
            String tariff, long amountFen, Disaster.Mode mode, List<Finding> own, boolean elsewhere, boolean shared) {
        return new Ask(request(tariff, amountFen, own), disaster(mode), POLICY, household, elsewhere, shared);
    }

    private Ask askOf(int family, String tariff, long amountFen) {
        return new Ask(
                request(tariff, amountFen, List.of()),
                disaster(Disaster.Mode.EMERGENCY),
                POLICY,
                new HouseholdKey(COUNTY, new UUID(1, family)),
                false,
                false);
    }
}
