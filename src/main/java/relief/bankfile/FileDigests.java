package relief.bankfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bouncycastle.crypto.digests.SM3Digest;
import relief.platform.Digests;

/**
 * Digests a stream by SHA-256 and SM3 at once, on a thread of its own, because the two cost more than the writing of the
 * rows: while one buffer is digested the writer fills the other, so memory is two buffers however long the file.
 */
public final class FileDigests extends OutputStream {
    private static final int BUFFER_BYTES = 1 << 18;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(FileDigests::daemon);
    private final MessageDigest sha256 = Digests.sha256();
    private final SM3Digest sm3 = new SM3Digest();
    private byte[] filling = new byte[BUFFER_BYTES];
    private byte[] other = new byte[BUFFER_BYTES];
    private int filled;
    private long bytes;
    private Future<?> digesting = CompletableFuture.completedFuture(null);

    /** Reads the whole file. */
    public static FileDigest of(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path);
                FileDigests digests = new FileDigests()) {
            in.transferTo(digests);
            return digests.finish();
        }
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            int part = Math.min(left, BUFFER_BYTES - filled);
            System.arraycopy(source, from, filling, filled, part);
            filled += part;
            from += part;
            left -= part;
            if (filled == BUFFER_BYTES) {
                handOver();
            }
        }
        bytes += length;
    }

    /** The digests of all that was written; ends the thread. */
    public FileDigest finish() throws IOException {
        try {
            handOver();
            await();
        } finally {
            close();
        }
        byte[] sm3Bytes = new byte[sm3.getDigestSize()];
        sm3.doFinal(sm3Bytes, 0);
        HexFormat hex = HexFormat.of();
        return new FileDigest(bytes, hex.formatHex(sha256.digest()), hex.formatHex(sm3Bytes));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void handOver() throws IOException {
        await();
        byte[] full = filling;
        int length = filled;
        digesting = thread.submit(() -> digest(full, length));
        filling = other;
        other = full;
        filled = 0;
    }

    private void digest(byte[] full, int length) {
        sha256.update(full, 0, length);
        sm3.update(full, 0, length);
    }

    private void await() throws IOException {
        try {
            digesting.get();
        } catch (ExecutionException failure) {
            throw new IOException("the file could not be digested", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a file was digested");
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "file-digests");
        thread.setDaemon(true);
        return thread;
    }
}
