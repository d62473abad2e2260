package relief.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.identity.Role;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.request.Payee;

/** Who may name which account, and when. */
class PayeeServiceTest {
    @TempDir
    Path dataDir;

    private PaymentDesk desk;

    @BeforeEach
    void openDesk() {
        desk = new PaymentDesk(dataDir, 2);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            WORKER,           true,  马某,    accepted
            WORKER,           true,  ' 马某 ', accepted
            WORKER,           true,  马某花,  payee-differs
            WORKER,           false, 马某,    not-found
            WORKER,           false, 马某花,  not-found
            TOWNSHIP_OFFICER, false, 马某花,  accepted
            COUNTY_OFFICER,   false, 马某花,  accepted
            TOWNSHIP_OFFICER, true,  马某,    accepted
            TOWNSHIP_OFFICER, true,  马某花,  payee-differs
            COUNTY_OFFICER,   true,  马某花,  payee-differs
            """)
    void another_name_than_the_applicants_takes_an_officer_who_did_not_submit(
            Role role, boolean submitter, String name, String outcome) {
        UUID request = desk.grantWithoutPayee(200_000);
        Caller caller = submitter ? desk.submitter(role) : desk.caller(role);
        assertEquals(outcome, correct(caller, request, desk.payee(name)));
        assertEquals(outcome.equals("accepted"), desk.story(request).contains("payee.corrected"));
    }

    private String correct(Caller caller, UUID request, Payee payee) {
        try {
            desk.payees.correct(caller, request, payee, "更正").await();
            return "accepted";
        } catch (Refused refused) {
            return refused.code();
        }
    }

    @Test
    void after_a_cancelled_run_the_account_may_be_corrected_before_the_next() {
        UUID request = desk.grant(200_000);
        Caller officer = desk.caller(Role.COUNTY_OFFICER);
        assertEquals("wrong-state", correct(officer, request, desk.payee()));
        RunView run = desk.sealedRun();
        assertEquals("wrong-state", correct(officer, request, desk.payee()));
        desk.runs.cancel(desk.checker, run.run().id(), "户名有误").await();
        Payee right = desk.payee();
        assertEquals("accepted", correct(officer, request, right));
        assertEquals("accepted", correct(officer, request, right));
        assertEquals(
                1,
                desk.story(request).stream().filter("payee.corrected"::equals).count());
        desk.releasedRun();
        desk.answer(List.of(
                new BankWord(desk.attempts(request).get(1).endToEndId(), 200_000, right.account(), "ACSC", null)));
        assertEquals(200_000, desk.balance("PAID"));
    }
}
