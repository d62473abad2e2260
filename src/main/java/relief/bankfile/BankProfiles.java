package relief.bankfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The banks that relief is paid through, read once at start, so that a wrong one stops the start, not a payment. */
public final class BankProfiles {
    private static final String RESOURCE = "bank-profiles.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, BankProfile> profiles;

    private BankProfiles(Map<String, BankProfile> profiles) {
        this.profiles = profiles;
    }

    /** The profiles that come with Relief. */
    public static BankProfiles bundled() {
        try (InputStream json = BankProfiles.class.getResourceAsStream(RESOURCE)) {
            return read(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads a JSON array of profiles.
     *
     * @throws IllegalArgumentException naming every fault of every profile
     */
    public static BankProfiles read(InputStream json) throws IOException {
        List<String> faults = new ArrayList<>();
        Map<String, BankProfile> profiles = new LinkedHashMap<>();
        JsonNode root = parse(json);
        if (!root.isArray() || root.isEmpty()) {
            faults.add("a list of at least one profile is expected");
        } else {
            root.forEach(node -> addProfile(node, profiles, faults));
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Bank profiles cannot be used: " + String.join("; ", faults));
        }
        return new BankProfiles(profiles);
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

    private static JsonNode parse(InputStream json) throws IOException {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(
                    "Bank profiles cannot be used: no proper JSON, " + broken.getOriginalMessage(), broken);
        }
    }

    private static void addProfile(JsonNode node, Map<String, BankProfile> profiles, List<String> faults) {
        int faultsBefore = faults.size();
        BankProfile profile = new BankProfileFields(node, faults).profile();
        if (faults.size() == faultsBefore && profiles.putIfAbsent(profile.code(), profile) != null) {
            faults.add(profile.code() + ": code is used twice");
        }
    }
}
