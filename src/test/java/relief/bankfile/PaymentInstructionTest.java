package relief.bankfile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentInstructionTest {
    private static final String ID = "JZ630222103000000000101";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0  | 某        | 6217001 | CARD | 103100000026 | 救助 | amount of 0 fen cannot be paid
            -5 | 某        | 6217001 | CARD | 103100000026 | 救助 | amount of -5 fen cannot be paid
            1  | ' '       | 6217001 | CARD | 103100000026 | 救助 | payee name is missing
            1  | '某\u0007' | 6217001 | CARD | 103100000026 | 救助 | payee name holds U+0007 at place 2,
            1  | '某\uD842' | 6217001 | CARD | 103100000026 | 救助 | payee name holds U+D842 at place 2,
            1  | 某        | 62１7001 | CARD | 103100000026 | 救助 | account holds U+FF11; letters, digits and
            1  | 某        |         | CARD | 103100000026 | 救助 | account is missing
            1  | 某        | 6217001 | cash | 103100000026 | 救助 | account kind must be CARD or PASSBOOK
            1  | 某        | 6217001 | CARD |              | 救助 | bank is missing
            1  | 某        | 6217001 | CARD | 10310000002  | 救助 | bank is no CNAPS code: must have 12 digits
            1  | 某        | 6217001 | CARD | 103100000027 | 救助 | bank is no CNAPS code: the check digit must be 6
            1  | 某        | 6217001 | CARD | 103100000026 |      | purpose is missing
            """)
    void whatNoBankFileCarriesIsRefusedByName(
            long amountFen, String name, String account, String kind, String bank, String purpose, String fault) {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> new PaymentInstruction(ID, amountFen, name, account, kind, bank, purpose));
        assertTrue(refusal.getMessage().startsWith("payment " + ID + ": " + fault), refusal.getMessage());
    }

    @Test
    void lengthsAreThoseOfTheSchema() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new PaymentInstruction(ID, 1, "某".repeat(141), "1", "CARD", "103100000026", "救助"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PaymentInstruction("J".repeat(36), 1, "某", "1", "CARD", "103100000026", "救助"));
    }

    @Test
    void showsNeitherNameNorAccount() {
        String shown = new PaymentInstruction(ID, 1, "某人", "6217001", "CARD", "103100000026", "救助").toString();
        assertFalse(shown.contains("某人") || shown.contains("6217001"), shown);
    }
}
