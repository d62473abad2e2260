package relief.bankfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The banks that relief is paid through, read once at start, so that a wrong one stops the start, not a payment. */
public final class BankProfiles {
    private static final String RESOURCE = "bank-profiles.json";

    private final Map<String, BankProfile> profiles;

    private BankProfiles(Map<String, BankProfile> profiles) {
        this.profiles = profiles;
    }

    /** The profiles that come with Relief. */
    public static BankProfiles bundled() {
        return load(Optional.empty());
    }

    /**
     * The profiles that come with Relief and those in the folder's {@code .json} files, in the order of their names.
     *
     * @throws IllegalArgumentException naming every fault of every profile
     */
    public static BankProfiles load(Optional<Path> folder) {
        BankProfilesReader reader = new BankProfilesReader();
        try (InputStream bundled = BankProfiles.class.getResourceAsStream(RESOURCE)) {
            reader.read("", bundled);
            if (folder.isPresent()) {
                reader.readFolder(folder.get());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new BankProfiles(reader.profiles());
    }

    /**
     * The profiles of one JSON array and no others.
     *
     * @throws IllegalArgumentException naming every fault of every profile
     */
    public static BankProfiles read(InputStream json) throws IOException {
        BankProfilesReader reader = new BankProfilesReader();
        reader.read("", json);
        return new BankProfiles(reader.profiles());
    }

    public Optional<BankProfile> find(String code) {
        return Optional.ofNullable(profiles.get(code));
    }

    public BankProfile get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("there is no bank profile " + code));
    }

    /** All profiles in the order of the file. */
    public Collection<BankProfile> all() {
        return List.copyOf(profiles.values());
    }
}
