package relief.bankfile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import relief.platform.PrivateFile;
import relief.platform.StartFailure;

/**
 * Signs what banks shall believe. Its keys are the PEM files of a folder in the order of their names: the last private one
 * signs, and all others only prove what they signed before.
 */
public final class FileSigner {
    private final Map<String, PaymentKey> keys;
    private final PaymentKey signing;

    private FileSigner(Map<String, PaymentKey> keys, PaymentKey signing) {
        this.keys = keys;
        this.signing = signing;
    }

    /**
     * Reads the keys of the folder, and makes the first one where there is none.
     *
     * @param first what that one shall be
     * @throws StartFailure naming the file that cannot be used
     */
    public static FileSigner open(Path folder, SignatureKind first) {
        try {
            Files.createDirectories(folder);
            List<PaymentKey> found = read(folder);
            if (found.isEmpty()) {
                make(folder.resolve("0001.pem"), first);
                found = read(folder);
            }
            return of(folder, found);
        } catch (IOException | UncheckedIOException failure) {
            throw new StartFailure("The keys for payment files in " + folder + " cannot be read: " + failure);
        }
    }

    private static FileSigner of(Path folder, List<PaymentKey> found) {
        Map<String, PaymentKey> keys = new LinkedHashMap<>();
        PaymentKey signing = null;
        for (PaymentKey key : found) {
            if (key.canSign()) {
                signing = key;
            }
            keys.merge(key.id(), key, (before, after) -> before.canSign() ? before : after);
        }
        if (signing == null) {
            throw new StartFailure("Of the keys for payment files in " + folder + " none is private: none can sign.");
        }
        return new FileSigner(keys, signing);
    }

    public FileSignature sign(byte[] message) {
        return new FileSignature(signing.id(), signing.sign(message));
    }

    /** The key that signs now. */
    public PaymentKey signing() {
        return signing;
    }

    public Optional<PaymentKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** The oldest first. */
    public Collection<PaymentKey> all() {
        return List.copyOf(keys.values());
    }

    private static List<PaymentKey> read(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.pem")) {
            found.forEach(files::add);
        }
        files.sort(null);
        List<PaymentKey> keys = new ArrayList<>(files.size());
        for (Path file : files) {
            keys.add(read(file, Files.readString(file, US_ASCII)));
        }
        return keys;
    }

    private static PaymentKey read(Path file, String pem) throws IOException {
        try {
            PaymentKey key = PaymentKey.read(pem);
            if (key.canSign()) {
                requireOwn(file);
            }
            return key;
        } catch (IllegalArgumentException unusable) {
            throw new StartFailure("The key " + file + " cannot be used: " + unusable.getMessage() + ".");
        }
    }

    private static void requireOwn(Path file) throws IOException {
        if (!PrivateFile.isPrivate(file)) {
            throw new StartFailure("The private key " + file + " is open to others: chmod 600 it.");
        }
    }

    /** Of two nodes that start at once one makes the key, and both take that one. */
    private static void make(Path file, SignatureKind kind) throws IOException {
        try (SealedFile made = SealedFile.create(file)) {
            made.write(PaymentKey.newPem(kind).getBytes(US_ASCII));
            made.commit();
        } catch (FileAlreadyExistsException another) {
            // That one is read.
        }
    }
}
