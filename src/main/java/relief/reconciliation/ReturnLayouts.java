package relief.reconciliation;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import relief.platform.Json;
import relief.platform.StartFailure;

/**
 * How each bank reports, by the code of its profile: what comes with Relief, and over it what the operator has written
 * into {@code return-layouts.json} of the data folder.
 */
final class ReturnLayouts {
    private static final String FILE = "return-layouts.json";
    private static final String ANY_OTHER = "*";

    private final Map<String, ReturnLayout> layouts;

    private ReturnLayouts(Map<String, ReturnLayout> layouts) {
        this.layouts = layouts;
    }

    static ReturnLayouts open(Path dataDir) {
        Map<String, ReturnLayout> layouts = new HashMap<>();
        try (InputStream bundled = ReturnLayouts.class.getResourceAsStream(FILE)) {
            layouts.putAll(read(bundled));
        } catch (IOException broken) {
            throw new IllegalStateException(FILE, broken);
        }
        Path own = dataDir.resolve(FILE);
        if (Files.exists(own)) {
            try (InputStream written = Files.newInputStream(own)) {
                layouts.putAll(read(written));
            } catch (IOException | IllegalArgumentException broken) {
                throw new StartFailure("The layouts of banks' returns in " + own + " cannot be read: "
                        + broken.getMessage().lines().findFirst().orElse(""));
            }
        }
        return new ReturnLayouts(layouts);
    }

    /** That of any other bank where the profile has none of its own. */
    ReturnLayout of(String profile) {
        return layouts.getOrDefault(profile, layouts.get(ANY_OTHER));
    }

    private static Map<String, ReturnLayout> read(InputStream json) throws IOException {
        return Json.MAPPER.readValue(json, new TypeReference<Map<String, ReturnLayout>>() {});
    }
}
