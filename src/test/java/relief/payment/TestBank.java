package relief.payment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import relief.bankfile.BankProfiles;

/** The profile of the one bank that tests pay through, with files as short as a test wants them. */
final class TestBank {
    private TestBank() {}

    static BankProfiles profiles(int rowsPerFile) {
        String json = """
                [{"code": "TEST", "name": "测试银行", "format": "PAIN_001_001_09", "rowsPerFile": %d, "debtorName": "民政局",
                  "debtorAccount": "9558800000000000019", "debtorBank": "103100000026", "purposeCode": "SSBE",
                  "purposeText": "临时救助"}]
                """.formatted(rowsPerFile);
        try {
            return BankProfiles.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
