package relief;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import relief.bankfile.FileDigest;
import relief.bankfile.FileDigests;
import relief.bankfile.Manifest;
import relief.bankfile.PaymentKey;

/** Lets a bank or an auditor prove a payment file by itself: no configuration, no database, no network. */
@Command(
        name = "verify-file",
        description = "Checks a payment file against its manifest, and that against its signature.")
final class VerifyFile implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "<file>", description = "The payment file.")
    private Path file;

    @Parameters(index = "1", paramLabel = "<manifest>", description = "What came as <file>.manifest.json.")
    private Path manifest;

    @Parameters(index = "2", paramLabel = "<sig>", description = "What came as <file>.sig.")
    private Path signature;

    @Parameters(index = "3", paramLabel = "<public key>", description = "PEM, from GET /api/v1/payment-keys.")
    private Path publicKey;

    @Override
    public Integer call() throws IOException {
        for (Path given : List.of(file, manifest, signature, publicKey)) {
            if (!Files.isReadable(given)) {
                return wrong("There is no file " + given + " that can be read.");
            }
        }
        PaymentKey key = PaymentKey.read(Files.readString(publicKey, StandardCharsets.US_ASCII));
        byte[] signed = Files.readAllBytes(manifest);
        if (!key.verifies(signed, Files.readAllBytes(signature))) {
            return wrong("The manifest was not signed with the key " + key.id() + ".");
        }
        Manifest claimed = Manifest.read(signed);
        FileDigest digest = FileDigests.of(file);
        if (!claimed.describes(digest)) {
            return wrong("The manifest is of another file: it names SHA-256 " + claimed.sha256() + " and "
                    + claimed.bytes() + " bytes, the file has " + digest.sha256() + " and " + digest.bytes() + ".");
        }
        System.out.println("Proved by key " + key.id() + " (" + key.kind() + "): " + claimed.file() + " of run "
                + claimed.run() + ", " + claimed.count() + " payments, " + claimed.totalFen() + " fen, "
                + claimed.approvals() + ".");
        return 0;
    }

    private static int wrong(String sentence) {
        System.err.println("NOT PROVED. " + sentence);
        return 1;
    }
}
