package relief.bankfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankProfilesTest {
    private static final String GOOD = """
            {"code": "A", "name": "某银行", "format": "PAIN_001_001_09", "rowsPerFile": 50, "debtorName": "某局",
             "debtorAccount": "95588", "debtorBank": "103100000026", "purposeCode": "SSBE", "purposeText": "救助"}""";

    @Test
    void theBundledProfileIsTheDemonstrationsBank() {
        BankProfile demo = BankProfiles.bundled().get("DEMO");
        assertEquals("示范银行", demo.name());
        assertEquals("103100000026", demo.debtorBank());
        assertEquals("临时救助", demo.purposeText());
        assertEquals(5000, demo.rowsPerFile());
        assertEquals(1, BankProfiles.bundled().all().size());
        assertThrows(
                IllegalArgumentException.class, () -> BankProfiles.bundled().get("NONE"));
    }

    @Test
    void everyFaultOfEveryProfileIsNamedAtOnce() {
        String faults = faultsOf("[" + GOOD + "," + GOOD + """
                , {"code": "B", "name": "", "format": "TELEX", "rowsPerFile": 0, "debtorName": 7, "debtorAccount": "9 9",
                   "debtorBank": "1", "purposeCode": "ssbe", "colour": "red"}]""");
        for (String fault : new String[] {
            "A: code is used twice",
            "B: name is missing",
            "B: format must be one of [PAIN_001_001_09, PAIN_001_001_03, BATCH_TEXT, CSV, XLSX]",
            "B: rowsPerFile must be a whole number from 1 to 1000000",
            "B: debtorName must be a text",
            "B: debtorAccount holds U+0020",
            "B: debtorBank is no CNAPS code: must have 12 digits",
            "B: purposeCode must be an ISO 20022 purpose code",
            "B: purposeText is missing",
            "B: colour is not known here"
        }) {
            assertTrue(faults.contains(fault), fault + " in " + faults);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "[1]", "[", "[{\"code\":\"A\",\"code\":\"B\"}]", "[] []", "null"})
    void whatIsNoListOfProfilesIsRefused(String json) {
        assertTrue(faultsOf(json).startsWith("Bank profiles cannot be used: "));
    }

    @Test
    void anyNumberOfBanksMayBeGiven() throws IOException {
        BankProfiles two = read("[" + GOOD + "," + GOOD.replace("\"A\"", "\"B\"") + "]");
        assertEquals(
                "[A, B]", two.all().stream().map(BankProfile::code).toList().toString());
    }

    private static String faultsOf(String json) {
        return assertThrows(IllegalArgumentException.class, () -> read(json)).getMessage();
    }

    private static BankProfiles read(String json) throws IOException {
        return BankProfiles.read(new ByteArrayInputStream(json.getBytes(UTF_8)));
    }
}
