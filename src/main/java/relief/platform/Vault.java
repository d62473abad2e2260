package relief.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Seals personal data (AES-256-GCM) and makes the keyed hashes by which it is found again (HMAC-SHA-256, 128 bits kept).
 * What is sealed is bound to its place: moved to another row or column it does not open.
 */
public final class Vault {
    private static final int HASH_BYTES = 16;

    private final Aead aead;
    private final PrfSet prf;

    private Vault(Aead aead, PrfSet prf) {
        this.aead = aead;
        this.prf = prf;
    }

    /** Opens the key sets of the folder, and makes them at the very first start. */
    public static Vault open(Path folder) {
        try {
            AeadConfig.register();
            PrfConfig.register();
            Files.createDirectories(folder);
            KeysetHandle sealing = keyset(
                    folder.resolve("sealing.json"),
                    () -> KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()));
            KeysetHandle search = keyset(
                    folder.resolve("search.json"),
                    () -> KeysetHandle.generateNew(
                            HmacPrfParameters.builder()
                                    .setKeySizeBytes(32)
                                    .setHashType(HmacPrfParameters.HashType.SHA256)
                                    .build(),
                            RegistryConfiguration.get()));
            return new Vault(
                    sealing.getPrimitive(RegistryConfiguration.get(), Aead.class),
                    search.getPrimitive(RegistryConfiguration.get(), PrfSet.class));
        } catch (GeneralSecurityException | IOException e) {
            throw new StartFailure("The keys in " + folder + " cannot be read: " + e.getMessage());
        }
    }

    private interface Maker {
        KeysetHandle make() throws GeneralSecurityException;
    }

    private static KeysetHandle keyset(Path file, Maker maker) throws GeneralSecurityException, IOException {
        if (!Files.exists(file)) {
            KeysetHandle made = maker.make();
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                    made, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
            Path temporary = Files.createTempFile(file.getParent(), "key", ".part");
            if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(temporary, json, StandardOpenOption.SYNC);
            Files.move(temporary, file);
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    /** @param place table, column and key of the row it is kept in */
    public byte[] seal(byte[] plain, String place) {
        try {
            return aead.encrypt(plain, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal", e);
        }
    }

    public byte[] open(byte[] sealed, String place) {
        try {
            return aead.decrypt(sealed, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealed data of another place, key or hand: " + place.split(":", 2)[0], e);
        }
    }

    /** @param kind keeps equal texts of different meaning apart, such as {@code person} and {@code account} */
    public byte[] hash(String kind, String value) {
        return hash((kind + '\0' + value).getBytes(StandardCharsets.UTF_8));
    }

    /** The same of a text that is there as UTF-8. */
    public byte[] hash(String kind, byte[] value) {
        byte[] prefix = (kind + '\0').getBytes(StandardCharsets.UTF_8);
        byte[] input = Arrays.copyOf(prefix, prefix.length + value.length);
        System.arraycopy(value, 0, input, prefix.length, value.length);
        return hash(input);
    }

    private byte[] hash(byte[] input) {
        try {
            return Arrays.copyOf(prf.computePrimary(input, HASH_BYTES), HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot hash", e);
        }
    }
}
