package relief.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import relief.platform.Digests;

/**
 * The folder where banks' reports are laid down, with one folder for each county: a file counts as complete once it has
 * not changed between two looks, and goes to {@code done} or {@code refused} beside the others. All it does may block.
 */
final class PickupFolder {
    private static final Logger LOG = LoggerFactory.getLogger(PickupFolder.class);

    private static final Pattern COUNTY = Pattern.compile("[0-9]{6}");
    private static final Pattern UNFINISHED =
            Pattern.compile("\\..*|.*\\.(part|tmp|filepart)", Pattern.CASE_INSENSITIVE);
    private static final int SHOWN_DIGITS = 12;
    /** Of a file that was put away: file systems take 255, and the name of its reason is longer. */
    private static final int LONGEST_NAME_BYTES = 200;

    private final Path root;
    private final Map<Path, Seen> seen = new HashMap<>();

    /** @param sha256 empty until the file is complete */
    private record Seen(long bytes, long modifiedMs, String sha256) {
        private boolean isSameAs(BasicFileAttributes now) {
            return bytes == now.size() && modifiedMs == now.lastModifiedTime().toMillis();
        }
    }

    /** A complete file. */
    record Waiting(String county, Path path, long bytes, long modifiedMs, String sha256) {}

    PickupFolder(Path root) {
        this.root = root;
    }

    /** The complete files, of which some may have been taken in before. */
    List<Waiting> look() throws IOException {
        List<Waiting> waiting = new ArrayList<>();
        try (DirectoryStream<Path> counties = Files.newDirectoryStream(root, PickupFolder::isOfCounty)) {
            for (Path county : counties) {
                lookAt(county, waiting);
            }
        }
        seen.keySet().removeIf(path -> !Files.exists(path, LinkOption.NOFOLLOW_LINKS));
        return waiting;
    }

    /** What cannot be read in one county is left for the next look and holds up no other file. */
    private void lookAt(Path county, List<Waiting> waiting) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(county, PickupFolder::isFinishedFile)) {
            for (Path file : files) {
                try {
                    look(county.getFileName().toString(), file, waiting);
                } catch (IOException unreadable) {
                    tell(county, unreadable);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            tell(county, unreadable);
        }
    }

    /** Names of files are a stranger's, and messages about them hold their names. */
    private static void tell(Path county, Exception unreadable) {
        LOG.warn(
                "a bank's report for county {} cannot be read: {}",
                county.getFileName(),
                unreadable.getClass().getSimpleName());
    }

    private void look(String county, Path file, List<Waiting> waiting) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        long modifiedMs = now.lastModifiedTime().toMillis();
        Seen before = seen.get(file);
        boolean settled = before != null && before.isSameAs(now);
        String sha256 = settled ? digested(file, before) : "";
        seen.put(file, new Seen(now.size(), modifiedMs, sha256));
        if (settled) {
            waiting.add(new Waiting(county, file, now.size(), modifiedMs, sha256));
        }
    }

    void done(Waiting file) throws IOException {
        move(file, "done");
    }

    /** Lays a sentence beside the file that says what is wrong with it. */
    void refused(Waiting file, String sentence) throws IOException {
        Path moved = move(file, "refused");
        Files.writeString(moved.resolveSibling(moved.getFileName() + ".reason.txt"), sentence + "\n", UTF_8);
    }

    /** What lies there under the same name keeps it. */
    private Path move(Waiting file, String folder) throws IOException {
        Path target = Files.createDirectories(file.path().resolveSibling(folder))
                .resolve(shortened(file.sha256().substring(0, SHOWN_DIGITS) + "-"
                        + file.path().getFileName()));
        seen.remove(file.path());
        return Files.move(file.path(), target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String shortened(String name) {
        String kept = name;
        while (kept.getBytes(UTF_8).length > LONGEST_NAME_BYTES) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept;
    }

    private static String digested(Path file, Seen before) throws IOException {
        if (!before.sha256().isEmpty()) {
            return before.sha256();
        }
        MessageDigest digest = Digests.sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static boolean isOfCounty(Path path) {
        return Files.isDirectory(path)
                && COUNTY.matcher(path.getFileName().toString()).matches();
    }

    private static boolean isFinishedFile(Path path) {
        return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                && !UNFINISHED.matcher(path.getFileName().toString()).matches();
    }
}
