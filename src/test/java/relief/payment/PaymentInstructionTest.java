package relief.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaymentInstructionTest {
    private static final String ID = "JZ630222103000000000101";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            amount             | 0  | 某        | 6217001 | CARD | 103100000026  | 救助  | amount of 0 fen cannot be paid
            amount             | -5 | 某        | 6217001 | CARD | 103100000026  | 救助  | amount of -5 fen cannot be paid
            name missing       | 1  | ' '       | 6217001 | CARD | 103100000026  | 救助  | payee name is missing
            name with control  | 1  | '某\u0007' | 6217001 | CARD | 103100000026 | 救助  | payee name holds U+0007 at place 2, which no file can carry
            name with half     | 1  | '某\uD842' | 6217001 | CARD | 103100000026 | 救助  | payee name holds U+D842 at place 2, which no file can carry
            account not ASCII  | 1  | 某        | 6217００1 | CARD | 103100000026 | 救助 | account holds U+FF10; letters, digits and . _ / - are allowed
            account missing    | 1  | 某        |         | CARD | 103100000026  | 救助  | account is missing
            kind               | 1  | 某        | 6217001 | cash | 103100000026  | 救助  | account kind must be CARD or PASSBOOK
            bank too short     | 1  | 某        | 6217001 | CARD | 10310000002   | 救助  | bank must be a CNAPS code of 12 digits
            purpose            | 1  | 某        | 6217001 | CARD | 103100000026  |       | purpose is missing
            """)
    void whatNoBankFileCarriesIsRefusedByName(
            String rule,
            long amountFen,
            String name,
            String account,
            String kind,
            String bank,
            String purpose,
            String fault) {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> new PaymentInstruction(ID, amountFen, name, account, kind, bank, purpose),
                rule);
        assertEquals("payment " + ID + ": " + fault, refusal.getMessage());
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
