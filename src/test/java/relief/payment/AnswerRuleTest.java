package relief.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerRuleTest {
    private static final String ACCOUNT = "6217000000000000004";
    private static final String ID = new EndToEndId("630222103", 7, 1).toString();

    @ParameterizedTest
    @CsvSource(textBlock = """
            CREATED,   ACSC, NOT_RELEASED
            IN_FILE,   RJCT, NOT_RELEASED
            CANCELLED, ACSC, NOT_RELEASED
            RELEASED,  ACSC, PAID
            RELEASED,  ACCC, PAID
            RELEASED,  RJCT, REJECTED
            RELEASED,  ACSP, ACCEPTED
            RELEASED,  ACTC, ACCEPTED
            RELEASED,  PDNG, ACCEPTED
            SENT,      ACSC, PAID
            UNKNOWN,   RJCT, REJECTED
            ACCEPTED,  PDNG, UNCHANGED
            ACCEPTED,  ACSC, PAID
            ACCEPTED,  RJCT, REJECTED
            PAID,      ACSC, UNCHANGED
            PAID,      ACSP, UNCHANGED
            PAID,      RJCT, CONTRADICTION
            REJECTED,  RJCT, UNCHANGED
            REJECTED,  PDNG, UNCHANGED
            REJECTED,  ACSC, CONTRADICTION
            RETURNED,  ACSC, UNCHANGED
            RELEASED,  WHAT, UNKNOWN_STATUS
            RELEASED,  ,     UNKNOWN_STATUS
            """)
    void a_final_word_ends_a_payment_and_is_never_taken_back(
            PaymentState state, String status, AnswerOutcome expected) {
        assertEquals(expected, AnswerRule.decide(state, 400_000, ACCOUNT, word(400_000, ACCOUNT, status)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            400000, 6217000000000000004, PAID
            -1,     ,                    PAID
            400001, 6217000000000000004, WRONG_AMOUNT
            0,      6217000000000000004, WRONG_AMOUNT
            400000, 6217000000000000005, WRONG_ACCOUNT
            """)
    void what_the_bank_names_must_be_what_was_ordered(long amountFen, String account, AnswerOutcome expected) {
        assertEquals(
                expected, AnswerRule.decide(PaymentState.RELEASED, 400_000, ACCOUNT, word(amountFen, account, "ACSC")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            JZ630222103000000000701, UNKNOWN_ID
            JZ630224100000000000701, OTHER_COUNTY
            SALARY-2023-12,          UNKNOWN_ID
            ,                        UNKNOWN_ID
            """)
    void a_stranger_is_told_from_the_payment_of_another_county(String id, AnswerOutcome expected) {
        assertEquals(expected, AnswerRule.stranger("630222", new BankWord(id, -1, null, "ACSC", null)));
    }

    @Test
    void one_report_may_speak_of_one_payment_several_times() {
        Payment payment = new Payment(
                ID,
                UUID.randomUUID(),
                1,
                1,
                UUID.randomUUID(),
                1,
                "F",
                "630222103",
                400_000,
                null,
                null,
                PaymentState.RELEASED,
                false,
                null);
        AnswerBook book = new AnswerBook("630222", List.of(payment), it -> ACCOUNT);
        AppliedAnswers applied = book.apply(List.of(
                word(400_000, ACCOUNT, "ACSP"),
                word(400_000, ACCOUNT, "ACSC"),
                word(400_000, ACCOUNT, "ACSC"),
                word(400_000, ACCOUNT, "RJCT")));
        assertEquals(
                List.of(
                        AnswerOutcome.ACCEPTED,
                        AnswerOutcome.PAID,
                        AnswerOutcome.UNCHANGED,
                        AnswerOutcome.CONTRADICTION),
                applied.outcomes());
        assertEquals(List.of(new AppliedAnswers.Change(payment, PaymentState.PAID, null, true)), applied.changes());
    }

    private static BankWord word(long amountFen, String account, String status) {
        return new BankWord(ID, amountFen, account, status, "AC04");
    }
}
