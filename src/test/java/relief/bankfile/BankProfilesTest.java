package relief.bankfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BankProfilesTest {
    private static final String PAIN = """
            {"code": "AAA", "name": "某银行", "format": "PAIN_001_001_09", "rowsPerFile": 50, "debtorName": "某局",
             "debtorAccount": "95588", "debtorBank": "103100000026", "purposeCode": "SSBE", "purposeText": "救助"}""";
    private static final String TEXT = """
            {"code": "TXT", "name": "某银行", "format": "BATCH_TEXT", "rowsPerFile": 5000, "debtorName": "某局",
             "debtorAccount": "95588", "debtorBank": "103100000026", "purposeCode": "SSBE", "purposeText": "救助",
             "layout": {"charset": "GBK", "separator": "|", "amountUnit": "FEN", "columns": [
               {"field": "SEQUENCE", "longestBytes": 6}, {"field": "ACCOUNT", "longestBytes": 32},
               {"field": "NAME", "longestBytes": 60}, {"field": "AMOUNT", "longestBytes": 12}]}}""";

    @TempDir
    private Path folder;

    @Test
    void theFirstBundledProfileIsTheDemonstrationsBank() {
        BankProfile demo = BankProfiles.bundled().all().iterator().next();
        assertEquals("DEMO", demo.code());
        assertEquals("示范银行", demo.name());
        assertEquals("103100000026", demo.debtorBank());
        assertEquals("临时救助", demo.purposeText());
        assertEquals(5000, demo.rowsPerFile());
        assertEquals(BankProfile.NO_LIMIT, demo.bytesPerFile());
        assertEquals(Optional.empty(), demo.layout());
        assertThrows(
                IllegalArgumentException.class, () -> BankProfiles.bundled().get("NONE"));
    }

    @Test
    void everyFaultOfEveryProfileOfEveryFileIsNamedAtOnce() throws IOException {
        Files.writeString(folder.resolve("1.json"), "[" + PAIN + "," + TEXT.replace("\"GBK\"", "\"KLINGON\"") + "]");
        Files.writeString(folder.resolve("2.json"), "[" + PAIN + """
                , {"code": "b", "name": "", "format": "TELEX", "rowsPerFile": 0, "debtorName": 7, "debtorAccount": "9 9",
                   "debtorBank": "1", "purposeCode": "ssbe", "bytesPerFile": 1.5, "splitByPayeeBank": "yes",
                   "valueDate": "SOON", "colour": "red"}]""");
        String faults = faults();
        for (String fault : new String[] {
            "1.json: TXT: layout.charset must be one of [UTF-8, GB18030, GBK, GB2312]",
            "2.json: AAA: code is used twice",
            "2.json: b: code must have 3 to 40 capitals, digits and hyphens",
            "2.json: b: name is missing",
            "2.json: b: format must be one of [PAIN_001_001_09, PAIN_001_001_03, BATCH_TEXT, CSV, XLSX]",
            "2.json: b: rowsPerFile must be a whole number from 1 to 1000000",
            "2.json: b: bytesPerFile must be a whole number from 1 to ",
            "2.json: b: splitByPayeeBank must be true or false",
            "2.json: b: valueDate must be one of [SAME_DAY, NEXT_DAY, NEXT_WEEKDAY]",
            "2.json: b: debtorName must be a text",
            "2.json: b: debtorAccount holds U+0020",
            "2.json: b: debtorBank is no CNAPS code: must have 12 digits",
            "2.json: b: purposeCode must be an ISO 20022 purpose code",
            "2.json: b: purposeText is missing",
            "2.json: b: colour is not known here"
        }) {
            assertTrue(faults.contains(fault), fault + " in " + faults);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '%', quoteCharacter = '~', textBlock = """
            "separator": "|"      % "separator": "a"    % layout.separator must be one of the characters
            "separator": "|"      % "separator": "·"    % layout.separator must be one of the characters
            "separator": "|"      % "separator": "."    % layout.separator must be one of the characters
            "separator": "|"      % "separator": "||"   % layout.separator must be one of the characters
            "separator": "|", % ~~                      % layout.separator must be one of the characters
            "charset": "GBK"      % "charset": "UTF-16" % layout.charset must be one of
            {"field": "ACCOUNT", "longestBytes": 32},   % ~~ % layout.columns must hold ACCOUNT
            "field": "AMOUNT"     % "field": "PURPOSE"  % layout.columns must hold AMOUNT
            "field": "SEQUENCE"   % "field": "NAME"     % layout.columns name NAME twice
            "field": "SEQUENCE"   % "field": "BIRTHDAY" % layout.columns[0].field must be one of
            "longestBytes": 6     % "longestBytes": 3   % layout.columns SEQUENCE has 4 bytes; this bank's field takes 3
            "longestBytes": 32    % "longestBytes": 10  % as a whole refuses an ordinary row: ACCOUNT has 19 bytes;
            "longestBytes": 60    % "longestBytes": 8   % as a whole refuses an ordinary row: NAME has 10 bytes;
            "longestBytes": 12    % "longestBytes": 6   % as a whole refuses an ordinary row: AMOUNT does not fit the 6 bytes
            "rowsPerFile": 5000   % "rowsPerFile": 5000, "bytesPerFile": 200   % bytesPerFile must be at least
            "rowsPerFile": 5000   % "rowsPerFile": 5000, "amountPerFileFen": 9 % as a whole refuses an ordinary row: AMOUNT
            "amountUnit": "FEN"   % "amountUnit": "JIAO" % layout.amountUnit must be one of [FEN, YUAN]
            "amountUnit": "FEN"   % "amountUnit": "FEN", "titles": true        % layout.titles is not known here
            "format": "BATCH_TEXT" % "format": "XLSX"   % layout.charset is not known here
            "format": "BATCH_TEXT" % "format": "PAIN_001_001_03" % layout is fixed by PAIN_001_001_03
            "debtorName": "某局"  % "debtorName": "䶮局" % debtorName holds U+4DAE, which GBK cannot carry
            "debtorName": "某局"  % "debtorName": "某|局" % debtorName holds U+007C, which separates
            "layout":             % "lay":              % layout is needed by BATCH_TEXT
            """)
    void rulesThatNoFileCanKeepAreNamed(String rule, String instead, String fault) throws IOException {
        assertTrue(TEXT.contains(rule), rule);
        Files.writeString(folder.resolve("a.json"), "[" + TEXT.replace(rule, instead) + "]");
        String faults = faults();
        assertTrue(faults.contains("a.json: TXT: " + fault), faults);
    }

    @Test
    void theLeastBytesThatAreNamedAreEnough() throws IOException {
        Files.writeString(folder.resolve("a.json"), "[" + withBytes(TEXT, 200) + "]");
        long least = Long.parseLong(faults().replaceAll(".*at least (\\d+),.*", "$1"));
        Files.writeString(folder.resolve("a.json"), "[" + withBytes(TEXT, least - 1) + "]");
        assertTrue(faults().contains("at least " + least));
        Files.writeString(folder.resolve("a.json"), "[" + withBytes(TEXT, least) + "]");
        assertEquals(least, BankProfiles.load(Optional.of(folder)).get("TXT").bytesPerFile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "[1]", "[", "[{\"code\":\"A\",\"code\":\"B\"}]", "[] []", "null"})
    void whatIsNoListOfProfilesIsRefused(String json) throws IOException {
        Files.writeString(folder.resolve("a.json"), json);
        assertTrue(faults().startsWith("Bank profiles cannot be used: a.json: "));
    }

    @Test
    void aFolderAddsToTheBundledOnes() throws IOException {
        Files.writeString(folder.resolve("b.json"), "[" + TEXT + "]");
        Files.writeString(folder.resolve("a.json"), "[" + PAIN + "," + PAIN.replace("AAA", "BBB") + "]");
        Files.writeString(folder.resolve("notes.txt"), "no profile");
        List<String> codes = BankProfiles.load(Optional.of(folder)).all().stream()
                .map(BankProfile::code)
                .toList();
        assertEquals(List.of("AAA", "BBB", "TXT"), codes.subList(codes.size() - 3, codes.size()));
        assertEquals("DEMO", codes.get(0));
    }

    @Test
    void aFolderThatIsNotThereIsAFault() {
        Path gone = folder.resolve("gone");
        String faults = assertThrows(IllegalArgumentException.class, () -> BankProfiles.load(Optional.of(gone)))
                .getMessage();
        assertEquals("Bank profiles cannot be used: there is no folder " + gone, faults);
    }

    private static String withBytes(String profile, long bytes) {
        return profile.replace("\"rowsPerFile\": 5000", "\"rowsPerFile\": 5000, \"bytesPerFile\": " + bytes);
    }

    private String faults() {
        return assertThrows(IllegalArgumentException.class, () -> BankProfiles.load(Optional.of(folder)))
                .getMessage();
    }
}
