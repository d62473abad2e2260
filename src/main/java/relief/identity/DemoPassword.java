package relief.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Optional;
import relief.platform.Settings.Secret;
import relief.platform.StartFailure;

/** The one password of all demo users: as configured, or made up at the first start and kept for the next ones. */
final class DemoPassword {
    private static final String FILE = "demo-password";
    /** Without letters and digits that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 3;
    private static final int GROUP_LENGTH = 4;

    private DemoPassword() {}

    static Secret of(Path dataDir, Optional<Secret> configured) {
        return configured.orElseGet(() -> new Secret(kept(dataDir)));
    }

    private static String kept(Path dataDir) {
        Path file = dataDir.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(dataDir);
                // A temporary file is born readable by its owner alone.
                Path temporary = Files.createTempFile(dataDir, FILE, ".part");
                Files.writeString(temporary, made(), StandardOpenOption.SYNC);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new StartFailure("The demo password in " + file + " can be neither read nor made: " + e.getMessage());
        }
    }

    private static String made() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
            if (i > 0 && i % GROUP_LENGTH == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
