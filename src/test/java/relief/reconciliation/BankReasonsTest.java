package relief.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.payment.AnswerMeaning;
import relief.reconciliation.BankReason.Remedy;

class BankReasonsTest {
    private final BankReasons reasons = BankReasons.bundled();

    @ParameterizedTest
    @CsvSource(textBlock = """
            AC01, CORRECT_ACCOUNT, 账号错误
            AC04, CORRECT_ACCOUNT, 账户已销户
            AC06, CORRECT_ACCOUNT, 账户已冻结或止付
            AG01, CORRECT_ACCOUNT, 该账户不允许此类交易
            AM04, TOP_UP,          付款账户余额不足
            AM05, CHECK_DUPLICATE, 重复支付
            BE01, CORRECT_NAME,    户名与账号不符
            MD07, CHECK_PERSON,    账户持有人已故
            RC01, CORRECT_BANK,    开户行行号错误
            """)
    void saysWhatToDo(String code, Remedy remedy, String chinese) {
        BankReason reason = reasons.find(code).orElseThrow();
        assertEquals(remedy, reason.remedy());
        assertEquals(chinese, reason.chinese());
        assertFalse(reason.english().isBlank());
    }

    @Test
    void strangersCodesAreNotFound() {
        assertTrue(reasons.find("E77").isEmpty());
        assertTrue(reasons.find(null).isEmpty());
    }

    @Test
    void whatIsToBeCheckedForADuplicateIsNeverTakenForARejection() {
        for (BankReason reason : reasons.all()) {
            assertEquals(
                    reason.remedy() == Remedy.CHECK_DUPLICATE,
                    AnswerMeaning.isOfSecondCopy(reason.code()),
                    reason.code());
        }
    }

    @Test
    void everyReasonAndRemedyIsUsable() {
        for (BankReason reason : reasons.all()) {
            assertTrue(reason.code().matches("[A-Z]{2}[0-9]{2}|[A-Z]{4}"), reason.code());
            assertFalse(reason.chinese().isBlank() || reason.english().isBlank(), reason.code());
        }
        assertEquals(
                EnumSet.allOf(Remedy.class),
                reasons.all().stream()
                        .map(BankReason::remedy)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Remedy.class))));
    }
}
