package relief.bankfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowJudgeTest {
    private static final RowJudge JUDGE = new RowJudge(BankProfiles.bundled().get("DEMO"));
    private static final String ID = "JZ630222103000000000101";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0  | 某        | 6217001 | CARD | 103100000026 | 救助 | AMOUNT_OUT_OF_RANGE of 0 fen cannot be paid
            -5 | 某        | 6217001 | CARD | 103100000026 | 救助 | AMOUNT_OUT_OF_RANGE of -5 fen cannot be paid
            1  | ' '       | 6217001 | CARD | 103100000026 | 救助 | NAME_MISSING is missing
            1  | '某\u0007' | 6217001 | CARD | 103100000026 | 救助 | NAME_FORBIDDEN_CHARACTER holds U+0007 at place 2,
            1  | '某\uD842' | 6217001 | CARD | 103100000026 | 救助 | NAME_FORBIDDEN_CHARACTER holds U+D842 at place 2,
            1  | 某        | 62１7001 | CARD | 103100000026 | 救助 | ACCOUNT_WRONG_FORM holds U+FF11; letters, digits and
            1  | 某        |         | CARD | 103100000026 | 救助 | ACCOUNT_MISSING is missing
            1  | 某        | 6217001 | cash | 103100000026 | 救助 | ACCOUNT_KIND_WRONG_FORM must be CARD or PASSBOOK
            1  | 某        | 6217001 | CARD |              | 救助 | BANK_MISSING is missing
            1  | 某        | 6217001 | CARD | 10310000002  | 救助 | BANK_WRONG_FORM is no CNAPS code: must have 12 digits
            1  | 某        | 6217001 | CARD | 103100000027 | 救助 | BANK_WRONG_FORM is no CNAPS code: the check digit must be 6
            1  | 某        | 6217001 | CARD | 103100000026 |      | PURPOSE_MISSING is missing
            """)
    void whatNoBankFileCarriesIsNamed(
            long amountFen, String name, String account, String kind, String bank, String purpose, String fault) {
        List<RowFlaw> flaws = JUDGE.judge(new PaymentInstruction(ID, amountFen, name, account, kind, bank, purpose));
        assertEquals(1, flaws.size());
        assertTrue((flaws.get(0).code() + " " + flaws.get(0).detail()).startsWith(fault), flaws.toString());
    }

    @Test
    void lengthsAreThoseOfTheSchema() {
        PaymentInstruction row = new PaymentInstruction(
                "J".repeat(36), 1, "某".repeat(141), "1".repeat(35), "CARD", "103100000026", "助".repeat(141));
        assertEquals(
                List.of("END_TO_END_ID_TOO_LONG", "NAME_TOO_LONG", "ACCOUNT_TOO_LONG", "PURPOSE_TOO_LONG"),
                JUDGE.judge(row).stream().map(RowFlaw::code).toList());
    }

    @Test
    void showsNeitherNameNorAccount() {
        String shown = new PaymentInstruction(ID, 1, "某人", "6217001", "CARD", "103100000026", "救助").toString();
        assertFalse(shown.contains("某人") || shown.contains("6217001"), shown);
    }
}
