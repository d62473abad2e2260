package relief.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import relief.bankfile.BankProfiles;
import relief.platform.StartFailure;

/** The ways to the banks by bank profile, read once at start; what has no way is fetched by a person. */
public final class BankDrops {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, BankDrop> drops;

    BankDrops(Map<String, BankDrop> drops) {
        this.drops = Map.copyOf(drops);
    }

    /**
     * Reads a JSON array of drops, none without a file.
     *
     * @throws StartFailure naming every fault of every drop
     */
    public static BankDrops read(Optional<Path> file, BankProfiles profiles) {
        List<String> faults = new ArrayList<>();
        Map<String, BankDrop> drops = new HashMap<>();
        file.ifPresent(path -> parse(path, faults).forEach(node -> {
            BankDropFields fields =
                    new BankDropFields(node, path.toAbsolutePath().getParent(), faults);
            String profile = fields.profile(profiles);
            BankDrop drop = fields.drop();
            if (drop != null && drops.putIfAbsent(profile, drop) != null) {
                faults.add(profile + ": stands twice");
            }
        }));
        if (!faults.isEmpty()) {
            throw new StartFailure("The ways to the banks in " + file.orElseThrow() + " cannot be used:\n  "
                    + String.join("\n  ", faults));
        }
        return new BankDrops(drops);
    }

    Optional<BankDrop> find(String profile) {
        return Optional.ofNullable(drops.get(profile));
    }

    /** Those with a way. */
    Set<String> profiles() {
        return drops.keySet();
    }

    private static JsonNode parse(Path file, List<String> faults) {
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            if (root.isArray()) {
                return root;
            }
            faults.add("a list is expected");
        } catch (JsonProcessingException broken) {
            faults.add("no proper JSON, " + broken.getOriginalMessage());
        } catch (IOException unreadable) {
            faults.add("the file cannot be read: " + unreadable.getMessage());
        }
        return JSON.createArrayNode();
    }
}
