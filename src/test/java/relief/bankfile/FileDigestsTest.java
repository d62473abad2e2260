package relief.bankfile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileDigestsTest {
    private static final int BUFFER = 1 << 18;

    @TempDir
    private Path folder;

    /** GB/T 32905, appendix A; the text of its second example is four letters sixteen times. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            abc, 1, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0
            abcd, 16, debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732
            """)
    void sm3IsTheStandards(String text, int times, String sm3) throws IOException {
        byte[] bytes = text.repeat(times).getBytes(US_ASCII);
        try (FileDigests digests = new FileDigests()) {
            digests.write(bytes);
            assertEquals(sm3, digests.finish().sm3());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BUFFER - 1, BUFFER, BUFFER + 1, 3 * BUFFER + 17})
    void anyLengthInAnyPiecesIsDigestedWhole(int length) throws Exception {
        byte[] bytes = new byte[length];
        Random random = new Random(length);
        random.nextBytes(bytes);
        FileDigest expected = new FileDigest(length, sha256(bytes), sm3(bytes));
        try (FileDigests digests = new FileDigests()) {
            int at = 0;
            while (at < length) {
                int piece = Math.min(length - at, 1 + random.nextInt(2 * BUFFER));
                digests.write(bytes, at, piece);
                at += piece;
            }
            assertEquals(expected, digests.finish());
        }
        assertEquals(expected, FileDigests.of(Files.write(folder.resolve("file"), bytes)));
    }

    /** The writer may use its buffer again while the digests still work. */
    @Test
    void whatIsHandedOverMayBeOverwritten() throws Exception {
        byte[] all = new byte[20 * BUFFER];
        new Random(7).nextBytes(all);
        byte[] reused = new byte[BUFFER];
        try (FileDigests digests = new FileDigests()) {
            for (int at = 0; at < all.length; at += BUFFER) {
                System.arraycopy(all, at, reused, 0, BUFFER);
                digests.write(reused);
            }
            assertEquals(new FileDigest(all.length, sha256(all), sm3(all)), digests.finish());
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static String sm3(byte[] bytes) {
        SM3Digest digest = new SM3Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] sum = new byte[digest.getDigestSize()];
        digest.doFinal(sum, 0);
        return HexFormat.of().formatHex(sum);
    }
}
