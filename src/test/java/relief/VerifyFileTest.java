package relief;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import relief.bankfile.FileDigest;
import relief.bankfile.FileDigests;
import relief.bankfile.FileSigner;
import relief.bankfile.Manifest;
import relief.bankfile.SignatureKind;

/** What a bank does with a file before it believes it. */
class VerifyFileTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void sign() throws IOException {
        signed(SignatureKind.SM2);
    }

    private void signed(SignatureKind kind) throws IOException {
        Path file = Files.writeString(folder.resolve("pay.xml"), "<Document>卓玛·央金</Document>");
        FileDigest digest = FileDigests.of(file);
        byte[] manifest = new Manifest(
                        Manifest.VERSION,
                        UUID.randomUUID(),
                        "630222",
                        "DEMO",
                        "pay.xml",
                        1,
                        1,
                        200_000,
                        digest.bytes(),
                        digest.sha256(),
                        digest.sm3(),
                        Instant.parse("2026-11-22T04:00:00Z"),
                        List.of())
                .json();
        FileSigner signer = FileSigner.open(folder.resolve(kind.name()), kind);
        Files.write(folder.resolve("pay.xml.manifest.json"), manifest);
        Files.write(folder.resolve("pay.xml.sig"), signer.sign(manifest).bytes());
        Files.writeString(folder.resolve("key.pem"), signer.signing().publicPem());
    }

    @ParameterizedTest
    @EnumSource
    void the_file_that_was_sealed_is_proved(SignatureKind kind) throws IOException {
        signed(kind);
        assertEquals(0, verify());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay.xml", "pay.xml.manifest.json", "pay.xml.sig"})
    void one_other_bit_in_any_of_the_three_is_seen(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] bytes = Files.readAllBytes(file);
        for (int at : new int[] {0, bytes.length / 2, bytes.length - 1}) {
            byte[] other = bytes.clone();
            other[at] ^= 1;
            Files.write(file, other);
            assertEquals(1, verify(), "byte " + at);
        }
    }

    @Test
    void another_key_proves_nothing_and_a_missing_file_neither() throws IOException {
        FileSigner other = FileSigner.open(folder.resolve("other"), SignatureKind.SM2);
        Files.write(folder.resolve("key.pem"), other.signing().publicPem().getBytes(UTF_8));
        assertEquals(1, verify());
        Files.delete(folder.resolve("pay.xml.sig"));
        assertEquals(1, verify());
    }

    private int verify() {
        return new CommandLine(new VerifyFile())
                .execute(path("pay.xml"), path("pay.xml.manifest.json"), path("pay.xml.sig"), path("key.pem"));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
