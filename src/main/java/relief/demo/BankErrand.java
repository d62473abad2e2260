package relief.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;

/** Takes a payment file to the simulated bank and brings its answer back; the same file always gets the same answer. */
final class BankErrand {
    private static final int REJECTED_PER_THOUSAND = 12;
    private static final long SEED = 42;
    private static final OffsetDateTime ANSWERED_AT = OffsetDateTime.parse("2023-12-20T10:00:00+08:00");

    private BankErrand() {}

    static byte[] answer(Api checker, String filePath) {
        try {
            Path downloaded = Files.createTempFile("pain001", ".xml");
            try {
                checker.download(filePath, downloaded);
                ByteArrayOutputStream report = new ByteArrayOutputStream();
                new SimulatedBank(SimulatedBank.Judge.seeded(SEED, REJECTED_PER_THOUSAND), ANSWERED_AT)
                        .answer(downloaded, report);
                return report.toByteArray();
            } finally {
                Files.delete(downloaded);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
