package relief.bankfile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/** Encodes straight into one reused byte buffer, because half a million rows cannot afford a String each. */
public abstract sealed class ByteOutput permits XmlOutput, TextOutput {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LONGEST_NUMBER = 20;

    final byte[] buffer = new byte[BUFFER_BYTES];
    int position;

    private final OutputStream target;
    private long flushedBytes;

    ByteOutput(OutputStream target) {
        this.target = target;
    }

    /**
     * A value from outside, encoded strictly and so that it cannot be taken for markup.
     *
     * @throws IllegalArgumentException at a character that the file cannot carry; the buffer is then as before
     */
    public abstract ByteOutput text(String text) throws IOException;

    /** Markup that was encoded beforehand, written as it stands. */
    public final ByteOutput raw(byte[] markup) throws IOException {
        makeRoom(markup.length);
        System.arraycopy(markup, 0, buffer, position, markup.length);
        position += markup.length;
        return this;
    }

    /** ASCII markup that stands once in a file, written as it stands. */
    public final ByteOutput raw(String markup) throws IOException {
        return raw(markup.getBytes(US_ASCII));
    }

    /** Money as yuan with exactly two decimals, whatever the locale. */
    public final ByteOutput yuan(long amountFen) throws IOException {
        requireNotNegative(amountFen);
        number(amountFen / 100);
        makeRoom(3);
        int cents = (int) (amountFen % 100);
        buffer[position++] = '.';
        buffer[position++] = (byte) ('0' + cents / 10);
        buffer[position++] = (byte) ('0' + cents % 10);
        return this;
    }

    /** A number of zero or more in plain digits, whatever the locale. */
    public final ByteOutput number(long number) throws IOException {
        requireNotNegative(number);
        makeRoom(LONGEST_NUMBER);
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int at = position + digits - 1; at >= position; at--) {
            buffer[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        position += digits;
        return this;
    }

    /** Hands what is buffered to the stream below; the stream stays open. */
    public final void flush() throws IOException {
        target.write(buffer, 0, position);
        flushedBytes += position;
        position = 0;
    }

    /** All bytes so far, flushed or not. */
    final long written() {
        return flushedBytes + position;
    }

    final void makeRoom(int bytes) throws IOException {
        if (buffer.length - position < bytes) {
            flush();
        }
    }

    /** @throws IllegalArgumentException if a text could not be held by the buffer at its widest */
    final void makeRoom(String text, int bytesPerChar) throws IOException {
        int longest = BUFFER_BYTES / bytesPerChar;
        if (text.length() > longest) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters is over " + longest);
        }
        makeRoom(text.length() * bytesPerChar);
    }

    private static void requireNotNegative(long number) {
        if (number < 0) {
            throw new IllegalArgumentException("no negative number stands in a bank file: " + number);
        }
    }
}
