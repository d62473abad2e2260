package relief.reconciliation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Counts the bytes of a report before the parser sees them, because a parser keeps a whole tag or text in memory,
 * however long it is: neither the report nor a stretch of it without a tag may pass its limit.
 */
final class GuardedInput extends InputStream {
    /** No field of an ISO 20022 status report comes near. */
    private static final int LONGEST_STRETCH = 16 * 1024;

    private final InputStream source;
    private final long bytesLimit;
    private long bytes;
    private int stretch;
    private boolean ended;

    GuardedInput(InputStream source, long bytesLimit) {
        this.source = source;
        this.bytesLimit = bytesLimit;
    }

    /** Whether the parser asked for more than there is. */
    boolean isEnded() {
        return ended;
    }

    @Override
    public int read() {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int count = readSource(target, offset, length);
        if (count < 0) {
            ended = true;
            return count;
        }
        bytes += count;
        if (bytes > bytesLimit) {
            throw new BankReportFault("The report is larger than " + bytesLimit + " bytes.");
        }
        for (int index = offset; index < offset + count; index++) {
            stretch = target[index] == '<' ? 0 : stretch + 1;
            if (stretch > LONGEST_STRETCH) {
                throw new BankReportFault("The report holds a tag or text longer than " + LONGEST_STRETCH
                        + " bytes, which no bank needs.");
            }
        }
        return count;
    }

    private int readSource(byte[] target, int offset, int length) {
        try {
            return source.read(target, offset, length);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
