package relief.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Refuses private keys that others on the machine could read, as SSH does. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private PrivateFile() {}

    /** Where the file system knows no owners, every file is private. */
    public static boolean isPrivate(Path file) throws IOException {
        return !Files.getFileStore(file).supportsFileAttributeView("posix")
                || Files.getPosixFilePermissions(file).stream().noneMatch(OF_OTHERS::contains);
    }
}
