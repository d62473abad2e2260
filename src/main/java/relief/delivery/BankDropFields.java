package relief.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import relief.bankfile.BankProfiles;
import relief.platform.PrivateFile;

/** Takes one way to a bank out of its JSON and notes every fault on the way, so that all are mended in one go. */
final class BankDropFields {
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
    private static final int SSH_PORT = 22;
    private static final int LAST_PORT = 65_535;

    private final JsonNode node;
    private final Path base;
    private final List<String> faults;
    private final String label;
    private final Set<String> known = new HashSet<>();

    /** @param base that relative paths start from */
    BankDropFields(JsonNode node, Path base, List<String> faults) {
        this.node = node;
        this.base = base;
        this.faults = faults;
        this.label = node.path("profile").asText("a way without profile");
    }

    String profile(BankProfiles profiles) {
        String profile = text("profile");
        if (profiles.find(profile).isEmpty()) {
            note("profile", "is not a bank profile");
        }
        return profile;
    }

    /** Null only if a fault was noted. */
    BankDrop drop() {
        BankDrop drop = switch (text("kind")) {
            case "FOLDER" -> new FolderDrop(base.resolve(text("folder")));
            case "SFTP" -> sftp();
            default -> {
                note("kind", "must be FOLDER or SFTP");
                yield null;
            }
        };
        if (drop != null) {
            node.fieldNames().forEachRemaining(this::noteUnknown);
        }
        return drop;
    }

    private SftpDrop sftp() {
        String hostKey = text("hostKey");
        if (!FINGERPRINT.matcher(hostKey).matches()) {
            note("hostKey", "must be the fingerprint that ssh-keygen -l prints, SHA256: and 43 letters");
        }
        KeyPair key = key(base.resolve(text("keyFile")));
        return new SftpDrop(text("host"), port(), text("user"), key, hostKey, text("folder"));
    }

    private int port() {
        known.add("port");
        JsonNode port = node.path("port");
        int number = port.isMissingNode() ? SSH_PORT : port.asInt();
        if (number < 1 || number > LAST_PORT) {
            note("port", "must be a whole number from 1 to " + LAST_PORT);
        }
        return number;
    }

    private KeyPair key(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (!PrivateFile.isPrivate(file)) {
                note("keyFile", "is open to others: chmod 600 " + file);
            }
            Iterable<KeyPair> keys =
                    SecurityUtils.loadKeyPairIdentities(null, new PathResource(file), in, FilePasswordProvider.EMPTY);
            Iterator<KeyPair> first = keys == null ? List.<KeyPair>of().iterator() : keys.iterator();
            if (first.hasNext()) {
                return first.next();
            }
            note("keyFile", "holds no private key: " + file);
        } catch (IOException | GeneralSecurityException unreadable) {
            note("keyFile", "cannot be read, or has a pass phrase: " + file);
        }
        return null;
    }

    private String text(String field) {
        known.add(field);
        String value = node.path(field).asText();
        if (value.isBlank()) {
            note(field, "is missing");
        }
        return value;
    }

    private void noteUnknown(String field) {
        if (!known.contains(field)) {
            note(field, "is not a field of a way to a bank");
        }
    }

    private void note(String field, String fault) {
        faults.add(label + ": " + field + " " + fault);
    }
}
