package relief.bankfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Gathers profiles from any number of files, and every fault of all of them, so that one start shows them all. */
final class BankProfilesReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Map<String, BankProfile> profiles = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    /** Every {@code .json} file of the folder, in the order of their names. */
    void readFolder(Path folder) throws IOException {
        TreeSet<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.json")) {
            found.forEach(files::add);
        } catch (NoSuchFileException | NotDirectoryException missing) {
            faults.add("there is no folder " + folder);
        }
        for (Path file : files) {
            try (InputStream json = Files.newInputStream(file)) {
                read(file.getFileName() + ": ", json);
            }
        }
    }

    /**
     * A JSON array of profiles.
     *
     * @param source stands before each of its faults
     */
    void read(String source, InputStream json) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            faults.add(source + "no proper JSON, " + broken.getOriginalMessage());
            return;
        }
        if (!root.isArray() || root.isEmpty()) {
            faults.add(source + "a list of at least one profile is expected");
        } else {
            root.forEach(node -> add(source, node));
        }
    }

    /** @throws IllegalArgumentException naming every fault of every profile */
    Map<String, BankProfile> profiles() {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("Bank profiles cannot be used: " + String.join("; ", faults));
        }
        return profiles;
    }

    private void add(String source, JsonNode node) {
        int faultsBefore = faults.size();
        BankProfile profile = new BankProfileFields(node, source, faults).profile();
        if (faults.size() == faultsBefore && profiles.putIfAbsent(profile.code(), profile) != null) {
            faults.add(source + profile.code() + ": code is used twice");
        }
    }
}
