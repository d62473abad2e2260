package relief.bankfile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import relief.platform.StartFailure;

class FileSignerTest {
    private static final byte[] MESSAGE = "hello".getBytes(US_ASCII);
    /** This key and signature are OpenSSL 3.0's: {@code openssl genpkey -algorithm SM2}. */
    private static final String OPENSSL_SM2 = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQg2OQS5+swVJnfUBkr
            S4pPGmiHK1ovnCb3e730Hde+WCyhRANCAATYM+9J+ixCsry8xFVPYjZPeRJCceNw
            wacWNEt1xDUy1v3iSX0BDbWd9rxplz6cIBtG/6BImDHUpxJZklCZHiLY
            -----END PRIVATE KEY-----
            """;
    /** By {@code openssl pkeyutl -sign -rawin -digest sm3 -pkeyopt distid:1234567812345678}. */
    private static final String OPENSSL_SIGNATURE =
            "MEUCICtRi81ms6XJFml3PczkiqcGdfIyy/pfGzVfUODYqQN7AiEAn+ODfzNTQQAH/3AuiQNyfiNXEhEHSVVxKCFqq0+zrA0=";

    private static final String P256 = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgNgJrjnEk5wadbFQE
            koHLlU2zWhF/mp+YsLVph7maNx2hRANCAASJTxeNpiXnsLLWKqFcOcAD8zSUeBb+
            nxhRoJ54BeMgXrz6040P0Cp40NKRWGbwzq8r+Z3gyAk62ZiRwmFbeWSM
            -----END PRIVATE KEY-----
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void theFirstKeyIsMadeOnceAndIsTheOwnersAlone(SignatureKind kind) throws IOException {
        FileSigner signer = FileSigner.open(folder, kind);
        assertEquals(kind, signer.signing().kind());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("0001.pem"))));
        FileSigner again = FileSigner.open(folder, kind);
        assertEquals(signer.signing().id(), again.signing().id());
        FileSignature signature = signer.sign(MESSAGE);
        assertEquals(signature.keyId(), again.signing().id());
        assertTrue(again.find(signature.keyId()).orElseThrow().verifies(MESSAGE, signature.bytes()));
    }

    @ParameterizedTest
    @EnumSource
    void anyOtherBitIsSeen(SignatureKind kind) {
        FileSigner signer = FileSigner.open(folder, kind);
        byte[] signature = signer.sign(MESSAGE).bytes();
        PaymentKey known = PaymentKey.read(signer.signing().publicPem());
        assertFalse(known.canSign());
        assertEquals(signer.signing().id(), known.id());
        assertTrue(known.verifies(MESSAGE, signature));
        IntStream.range(0, MESSAGE.length * 8)
                .forEach(bit -> assertFalse(known.verifies(flipped(MESSAGE, bit), signature)));
        IntStream.range(0, signature.length * 8)
                .forEach(bit -> assertFalse(known.verifies(MESSAGE, flipped(signature, bit)), "bit " + bit));
        assertFalse(known.verifies(MESSAGE, new byte[0]));
    }

    @Test
    void whatOpenSslMadeIsUnderstood() throws IOException {
        PaymentKey key = PaymentKey.read(OPENSSL_SM2);
        assertEquals("3bf6d98d641f22dd".length(), key.id().length());
        assertEquals("3bf6d98d641f22dd", key.id());
        assertTrue(key.verifies(MESSAGE, Base64.getDecoder().decode(OPENSSL_SIGNATURE)));
    }

    @Test
    void theNewestKeySignsAndTheOldOnesGoOnProving() throws IOException {
        FileSigner before = FileSigner.open(folder, SignatureKind.ED25519);
        FileSignature old = before.sign(MESSAGE);
        own("0002.pem", OPENSSL_SM2);
        FileSigner after = FileSigner.open(folder, SignatureKind.ED25519);
        assertEquals("3bf6d98d641f22dd", after.sign(MESSAGE).keyId());
        Files.delete(folder.resolve("0001.pem"));
        Files.writeString(folder.resolve("0001.pub.pem"), before.signing().publicPem());
        FileSigner later = FileSigner.open(folder, SignatureKind.ED25519);
        assertTrue(later.find(old.keyId()).orElseThrow().verifies(MESSAGE, old.bytes()));
        assertEquals(
                List.of(old.keyId(), "3bf6d98d641f22dd"),
                later.all().stream().map(PaymentKey::id).toList());
        assertArrayEquals(
                new Object[] {false, true},
                later.all().stream().map(PaymentKey::canSign).toArray());
    }

    @Test
    void aKeyThatCannotBeUsedStopsTheStartAndIsNamedButNotShown() throws IOException {
        refuses("neither SM2 nor Ed25519", P256);
        refuses("no PEM", "secret");
        refuses("damaged", OPENSSL_SM2.replace("MIGHAgEAMBMG", "MIGHAgEAMBMF"));
        refuses("must begin with", OPENSSL_SM2.replace("PRIVATE KEY", "EC PRIVATE KEY"));
        own("0001.pem", OPENSSL_SM2);
        Files.setPosixFilePermissions(folder.resolve("0001.pem"), PosixFilePermissions.fromString("rw-r-----"));
        assertTrue(failure().contains("chmod 600"));
        Files.writeString(
                Files.createFile(folder.resolve("0002.pem")),
                PaymentKey.read(OPENSSL_SM2).publicPem());
        Files.delete(folder.resolve("0001.pem"));
        assertTrue(failure().contains("none can sign"));
    }

    @Test
    void keysOfTwoFoldersDiffer() {
        assertNotEquals(
                FileSigner.open(folder.resolve("a"), SignatureKind.SM2)
                        .signing()
                        .id(),
                FileSigner.open(folder.resolve("b"), SignatureKind.SM2)
                        .signing()
                        .id());
    }

    private void refuses(String reason, String pem) throws IOException {
        own("0001.pem", pem);
        String failure = failure();
        assertTrue(failure.contains(reason), failure);
        assertTrue(failure.contains("0001.pem"), failure);
        assertFalse(failure.contains("MIGH"), failure);
        Files.delete(folder.resolve("0001.pem"));
    }

    private String failure() {
        return assertThrows(StartFailure.class, () -> FileSigner.open(folder, SignatureKind.SM2))
                .getMessage();
    }

    private void own(String name, String pem) throws IOException {
        Path file = Files.writeString(folder.resolve(name), pem);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] other = bytes.clone();
        other[bit / 8] ^= (byte) (1 << bit % 8);
        return other;
    }
}
