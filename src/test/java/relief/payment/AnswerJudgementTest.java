package relief.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.kernel.Seed;

/** What the database makes of banks' words, held against the rule written out by hand. */
class AnswerJudgementTest {
    private static final long AMOUNT_FEN = 400_000;
    private static final List<AnswerMeaning> MEANINGS = List.of(AnswerMeaning.values());

    @TempDir
    static Path dataDir;

    private static PaymentDesk desk;

    @BeforeAll
    static void openDesk() {
        desk = new PaymentDesk(dataDir, 5_000);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            CANCELLED, RETURNED, NOT_RELEASED,  CANCELLED
            RELEASED,  PAID,     PAID,          PAID
            RELEASED,  REJECTED, REJECTED,      REJECTED
            RELEASED,  RETURNED, RETURNED,      RETURNED
            RELEASED,  PENDING,  ACCEPTED,      ACCEPTED
            SENT,      PAID,     PAID,          PAID
            UNKNOWN,   REJECTED, REJECTED,      REJECTED
            ACCEPTED,  PENDING,  UNCHANGED,     ACCEPTED
            ACCEPTED,  PAID,     PAID,          PAID
            ACCEPTED,  REJECTED, REJECTED,      REJECTED
            ACCEPTED,  RETURNED, RETURNED,      RETURNED
            PAID,      PAID,     UNCHANGED,     PAID
            PAID,      PENDING,  UNCHANGED,     PAID
            PAID,      REJECTED, CONTRADICTION, PAID
            PAID,      RETURNED, RETURNED,      RETURNED
            REJECTED,  REJECTED, UNCHANGED,     REJECTED
            REJECTED,  PENDING,  UNCHANGED,     REJECTED
            REJECTED,  RETURNED, UNCHANGED,     REJECTED
            REJECTED,  PAID,     CONTRADICTION, REJECTED
            RETURNED,  PAID,     UNCHANGED,     RETURNED
            RETURNED,  REJECTED, UNCHANGED,     RETURNED
            RETURNED,  RETURNED, UNCHANGED,     RETURNED
            RELEASED,  ,         UNKNOWN_STATUS, RELEASED
            """)
    void a_final_word_ends_a_payment_and_only_a_return_follows_it(
            PaymentState found, AnswerMeaning meaning, AnswerOutcome expected, PaymentState after) {
        UUID request = desk.grant(AMOUNT_FEN);
        String id = released(request);
        bring(id, found);
        assertEquals(
                Map.of(expected, 1), desk.answer(List.of(word(id, meaning))).counts());
        assertEquals(after, desk.attempts(request).get(0).state());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            400000, true,  PAID
            -1,     ,      PAID
            400001, true,  WRONG_AMOUNT
            0,      true,  WRONG_AMOUNT
            400000, false, WRONG_ACCOUNT
            """)
    void what_the_bank_names_must_be_what_was_ordered(long amountFen, Boolean itsAccount, AnswerOutcome expected) {
        UUID request = desk.grantWithoutPayee(AMOUNT_FEN);
        relief.request.Payee payee = desk.payee();
        desk.seal(request, request, payee);
        String account = itsAccount == null ? null : itsAccount ? payee.account() : "6217000000000000005";
        BankWord word = new BankWord(released(request), amountFen, account, "ACSC", null);
        assertEquals(Map.of(expected, 1), desk.answer(List.of(word)).counts());
    }

    @Test
    void no_word_counts_before_the_release() {
        UUID request = desk.grant(AMOUNT_FEN);
        desk.sealedRun();
        assertEquals(
                Map.of(AnswerOutcome.NOT_RELEASED, 1),
                desk.answer(List.of(PaymentDesk.word(id(request), "ACSC"))).counts());
    }

    @Test
    void a_stranger_is_told_from_the_payment_of_another_county() {
        List<BankWord> words = new ArrayList<>();
        words.add(PaymentDesk.word("JZ" + desk.township + "000000999901", "ACSC"));
        words.add(PaymentDesk.word("JZ110101001000000000701", "ACSC"));
        words.add(PaymentDesk.word("SALARY-2023-12", "ACSC"));
        words.add(PaymentDesk.word(null, "ACSC"));
        assertEquals(
                Map.of(AnswerOutcome.UNKNOWN_ID, 3, AnswerOutcome.OTHER_COUNTY, 1),
                desk.answer(words).counts());
    }

    /** One report may speak of one payment any number of times; what a line finds is what the lines before it left. */
    @Test
    void the_lines_of_a_slice_follow_each_other_as_if_they_came_one_by_one() {
        openDesk();
        Random random = Seed.random("the_lines_of_a_slice_follow_each_other");
        Map<String, PaymentState> states = new LinkedHashMap<>();
        Map<String, UUID> requests = new LinkedHashMap<>();
        for (int i = 0; i < 30; i++) {
            UUID request = desk.grant(AMOUNT_FEN);
            requests.put(request.toString(), request);
        }
        desk.releasedRun();
        requests.values().forEach(request -> states.put(id(request), PaymentState.RELEASED));
        List<String> ids = List.copyOf(states.keySet());
        for (int slice = 0; slice < 4; slice++) {
            List<BankWord> words = new ArrayList<>();
            Map<AnswerOutcome, Integer> expected = new EnumMap<>(AnswerOutcome.class);
            for (int line = 0; line < 60; line++) {
                String id = ids.get(random.nextInt(ids.size()));
                AnswerMeaning meaning = MEANINGS.get(random.nextInt(MEANINGS.size()));
                words.add(word(id, meaning));
                expected.merge(AnswerByHand.outcome(states.get(id), meaning), 1, Integer::sum);
                states.compute(id, (same, before) -> AnswerByHand.after(before, meaning));
            }
            assertEquals(expected, desk.answer(words).counts());
            requests.values()
                    .forEach(request -> assertEquals(
                            states.get(id(request)),
                            desk.attempts(request).get(0).state()));
        }
        long backFen = desk.transferred("RETURN") + desk.transferred("REFUND");
        assertEquals(desk.transferred("SETTLE") - desk.transferred("REFUND"), desk.balance("PAID"));
        assertEquals(backFen, desk.balance("RESERVED"));
        assertEquals(30 * AMOUNT_FEN, desk.balance("PAID") + desk.balance("RESERVED") + desk.balance("IN_PAYMENT"));
    }

    private static String released(UUID request) {
        desk.releasedRun();
        return id(request);
    }

    private static String id(UUID request) {
        return desk.attempts(request).get(0).endToEndId();
    }

    private static void bring(String id, PaymentState state) {
        desk.sql(
                "update payment set state = $3 where county = $1 and end_to_end_id = $2",
                desk.county,
                id,
                state.name());
        if (state == PaymentState.PAID || state == PaymentState.RETURNED) {
            desk.sql(
                    "update pot set balance_fen = balance_fen + case kind when 'PAID' then $2::bigint else -$2 end"
                            + " where county = $1 and kind in ('PAID', 'IN_PAYMENT')",
                    desk.county,
                    AMOUNT_FEN);
        }
    }

    private static BankWord word(String id, AnswerMeaning meaning) {
        return new BankWord(id, AMOUNT_FEN, null, "" + meaning, meaning, null);
    }
}
