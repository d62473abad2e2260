package relief.bankfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @ParameterizedTest
    @CsvSource(textBlock = """
            GB2312,  癿藏镇,   NAME_NOT_ENCODABLE, "holds U+767F, which GB2312 cannot carry"
            GBK,     癿藏镇,   ,
            GBK,     䶮某,     NAME_NOT_ENCODABLE, "holds U+4DAE, which GBK cannot carry"
            GBK,     𠮷野,     NAME_NOT_ENCODABLE, "holds U+20BB7, which GBK cannot carry"
            GB18030, 䶮𠮷癿,   ,
            UTF_8,   䶮𠮷癿,   ,
            GB18030, a|b,      NAME_FORBIDDEN_CHARACTER, "holds U+007C, which separates the fields of this bank"
            GB18030, 卓玛·央金卓玛, NAME_TOO_LONG, "has 14 bytes; this bank's field takes 13"
            GB18030, 卓玛·央金卓,   ,
            """, quoteCharacter = '"')
    void aBankTakesWhatItsCharsetAndFieldsHold(BankCharset charset, String name, String code, String detail) {
        RowJudge judge = new RowJudge(profile(charset));
        List<RowFlaw> flaws = judge.judge(new PaymentInstruction(ID, 1, name, "6217001", "CARD", "103100000026", "救助"));
        assertEquals(code == null ? 0 : 1, flaws.size(), flaws.toString());
        if (code != null) {
            assertEquals(code, flaws.get(0).code());
            assertTrue(flaws.get(0).detail().startsWith(detail), flaws.toString());
            assertFalse(flaws.get(0).kind().remedy().isBlank());
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            FEN,  999999,    ''
            FEN,  1000000,   AMOUNT_OUT_OF_RANGE does not fit the 6 bytes of this bank's field
            YUAN, 99999,     ''
            YUAN, 100000,    AMOUNT_OUT_OF_RANGE does not fit the 6 bytes of this bank's field
            YUAN, 100000000, AMOUNT_OUT_OF_RANGE is over the 99999999 fen that one file may pay
            """)
    void anAmountMustFitFieldAndFile(RowLayout.AmountUnit unit, long amountFen, String flaw) {
        RowJudge judge = new RowJudge(profile(BankCharset.GBK, unit));
        List<RowFlaw> flaws =
                judge.judge(new PaymentInstruction(ID, amountFen, "某", "6217001", "CARD", "103100000026", "救助"));
        assertEquals(
                flaw,
                flaws.isEmpty() ? "" : flaws.get(0).code() + " " + flaws.get(0).detail());
    }

    private static BankProfile profile(BankCharset charset) {
        return profile(charset, RowLayout.AmountUnit.FEN);
    }

    private static BankProfile profile(BankCharset charset, RowLayout.AmountUnit unit) {
        RowLayout layout = new RowLayout(
                charset,
                '|',
                RowLayout.LineEnd.CRLF,
                false,
                false,
                unit,
                Map.of(),
                List.of(
                        new RowColumn(RowField.NAME, "户名", 13),
                        new RowColumn(RowField.ACCOUNT, "账号", 20),
                        new RowColumn(RowField.AMOUNT, "金额", 6)));
        return new BankProfile(
                "TXT",
                "某银行",
                PaymentFormat.BATCH_TEXT,
                5000,
                BankProfile.NO_LIMIT,
                99_999_999,
                false,
                ValueDate.SAME_DAY,
                "某局",
                "95588",
                "103100000026",
                "SSBE",
                "救助",
                Optional.of(layout));
    }

    @Test
    void showsNeitherNameNorAccount() {
        String shown = new PaymentInstruction(ID, 1, "某人", "6217001", "CARD", "103100000026", "救助").toString();
        assertFalse(shown.contains("某人") || shown.contains("6217001"), shown);
    }
}
