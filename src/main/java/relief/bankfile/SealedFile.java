package relief.bankfile;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that is either complete or not there, because a torn payment file could be sent: written beside its place,
 * digested on the way, forced to the disk and then linked into place without ever replacing another file.
 */
public final class SealedFile extends OutputStream {
    private static final String LEFTOVER_SUFFIX = ".part";

    /** What was sealed. */
    public record Seal(Path path, FileDigest digest) {
        public long bytes() {
            return digest.bytes();
        }

        /** 64 lower-case hexadecimal digits. */
        public String sha256() {
            return digest.sha256();
        }

        /** 64 lower-case hexadecimal digits. */
        public String sm3() {
            return digest.sm3();
        }
    }

    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private final FileDigests digests = new FileDigests();

    private SealedFile(Path target, Path part, FileChannel channel) {
        this.target = target;
        this.part = part;
        this.channel = channel;
    }

    /** Begins a file; nothing is seen at the target before {@link #commit}. */
    public static SealedFile create(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, target.getFileName() + ".", LEFTOVER_SUFFIX);
        return new SealedFile(target, part, FileChannel.open(part, WRITE));
    }

    /** Deletes what crashed writers left in the folder, if nobody has written to it since the given moment. */
    public static int sweepLeftovers(Path folder, Instant untouchedSince) throws IOException {
        int swept = 0;
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, "*" + LEFTOVER_SUFFIX)) {
            for (Path leftover : leftovers) {
                if (Files.getLastModifiedTime(leftover).toInstant().isBefore(untouchedSince)
                        && Files.deleteIfExists(leftover)) {
                    swept++;
                }
            }
        }
        return swept;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(source, offset, length);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        digests.write(source, offset, length);
    }

    /**
     * Makes the file visible, for good. If the same bytes already stand there, as after a crash between sealing and
     * recording it, the seal is theirs.
     *
     * @throws FileAlreadyExistsException if other bytes stand there; they stay
     */
    public Seal commit() throws IOException {
        FileDigest digest = digests.finish();
        channel.force(true);
        channel.close();
        try {
            publish();
        } catch (FileAlreadyExistsException existing) {
            if (Files.mismatch(part, target) >= 0) {
                throw new FileAlreadyExistsException(target.toString(), null, "sealed before with other content");
            }
        }
        Files.deleteIfExists(part);
        forceFolder(part.getParent());
        return new Seal(target, digest);
    }

    /** Throws away what was not committed. */
    @Override
    public void close() throws IOException {
        digests.close();
        channel.close();
        Files.deleteIfExists(part);
    }

    private void publish() throws IOException {
        try {
            Files.createLink(target, part);
        } catch (FileAlreadyExistsException existing) {
            throw existing;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            // Without links a move is the best there is: it refuses an existing file, though not atomically.
            Files.move(part, target);
        }
    }

    /** Makes the names in a folder last, as a file does that was forced itself. */
    public static void forceFolder(Path folder) throws IOException {
        // Only POSIX systems can open a folder, and only they need it forced for the new name to last.
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel names = FileChannel.open(folder, READ)) {
                names.force(true);
            }
        }
    }
}
