package relief.reconciliation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import relief.platform.Digests;

/**
 * Takes a return file apart into lines as bytes, for only the layout says how they are encoded, and digests what stands
 * before the line at hand; neither a line nor the file may be longer than is sensible.
 */
final class ReturnLines {
    private static final int LONGEST_LINE = 4096;

    private final InputStream source;
    private final long bytesLimit;
    private final MessageDigest digest = Digests.sha256();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(LONGEST_LINE);
    private long bytes;

    ReturnLines(InputStream source, long bytesLimit) {
        this.source = new BufferedInputStream(source);
        this.bytesLimit = bytesLimit;
    }

    /** Without its end; empty after the last one. */
    Optional<byte[]> next() {
        digest.update(line.toByteArray());
        line.reset();
        int unit = read();
        while (unit >= 0 && unit != '\n') {
            line.write(unit);
            if (line.size() > LONGEST_LINE) {
                throw new BankReportFault("The report has a line of more than " + LONGEST_LINE + " bytes.");
            }
            unit = read();
        }
        byte[] found = line.toByteArray();
        if (unit == '\n') {
            line.write(unit);
        }
        int length = found.length > 0 && found[found.length - 1] == '\r' ? found.length - 1 : found.length;
        if (length == 0 && unit >= 0) {
            throw new BankReportFault("The report has an empty line.");
        }
        return length == 0 ? Optional.empty() : Optional.of(Arrays.copyOf(found, length));
    }

    /** Of all lines before the one at hand, with their ends, in lower-case hexadecimal. */
    String digestBefore() {
        return HexFormat.of().formatHex(digest.digest());
    }

    void requireEnd() {
        if (next().isPresent()) {
            throw new BankReportFault("The report goes on after its trailer.");
        }
    }

    private int read() {
        try {
            int unit = source.read();
            bytes++;
            if (bytes > bytesLimit) {
                throw new BankReportFault("The report is larger than " + bytesLimit + " bytes.");
            }
            return unit;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
