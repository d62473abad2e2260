package relief.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankAccountTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    6217000000000000004,              CARD,     true,  false, ****0004
                    6217 0000 0000 0000 004,          CARD,     true,  false, ****0004
                    6222021001116245702,              CARD,     true,  false, ****5702
                    6217000000000000005,              CARD,     false, true,  ****0005
                    6217000000000000005,              PASSBOOK, false, false, ****0005
                    123456,                           PASSBOOK, false, false, ****3456
                    00000000000000000000000000000018, CARD,     true,  false, ****0018
                    """)
    void warnsOfACardWithoutLuhnDigit(String text, AccountKind kind, boolean luhn, boolean doubtful, String masked) {
        BankAccount account = BankAccount.of(text, kind);
        assertEquals(text.replace(" ", ""), account.number());
        assertEquals(luhn, account.luhnValid());
        assertEquals(doubtful, account.isDoubtfulCard());
        assertEquals(masked, account.masked());
        assertEquals(masked, account.toString());
        assertEquals(Optional.empty(), BankAccount.check(text));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    '',                                LENGTH
                    12345,                             LENGTH
                    123456789012345678901234567890123, LENGTH
                    62170000-0000,                     CHARACTERS
                    =123456,                           CHARACTERS
                    12345６,                           CHARACTERS
                    """)
    void namesTheFault(String text, Flaw.Kind kind) {
        assertEquals(kind, BankAccount.check(text).orElseThrow().kind());
        assertThrows(IllegalArgumentException.class, () -> BankAccount.of(text, AccountKind.CARD));
    }
}
