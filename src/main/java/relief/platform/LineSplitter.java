package relief.platform;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits bytes that arrive in pieces of any size into lines, and gives them one by one when asked. Of a line that is
 * longer than is taken the bytes are dropped as they come, so that what is held is bounded by one line and one piece.
 */
public final class LineSplitter {
    private static final int FIRST_CAPACITY = 16 * 1024;

    private final int maxLineBytes;
    private byte[] held = new byte[FIRST_CAPACITY];
    private int from;
    /** No line feed stands between {@code from} and here. */
    private int searched;

    private int to;
    private boolean tooLong;
    private boolean ended;
    private long number;

    /**
     * @param number counted from 1, blank lines included
     * @param bytes without the line's end; null when the line is longer than is taken
     */
    public record Line(long number, Buffer bytes) {}

    /** @param maxLineBytes without the line's end */
    public LineSplitter(int maxLineBytes) {
        this.maxLineBytes = maxLineBytes;
    }

    public void add(Buffer piece) {
        int length = piece.length();
        if (held.length - to < length) {
            makeRoom(length);
        }
        piece.getBytes(held, to);
        to += length;
    }

    /** What is held is the last line, with a line feed or without. */
    public void end() {
        ended = true;
    }

    /** The next line that is not blank; empty when more bytes are needed, or none is left. */
    public Optional<Line> next() {
        while (true) {
            int end = lineEnd();
            if (end < 0) {
                return Optional.empty();
            }
            number++;
            Line line = line(end);
            from = Math.min(end + 1, to);
            searched = from;
            if (line.bytes() == null || line.bytes().length() > 0) {
                return Optional.of(line);
            }
        }
    }

    /** Of the line that was given or skipped last; 0 before the first. */
    public long number() {
        return number;
    }

    private void makeRoom(int length) {
        int kept = to - from;
        byte[] room = kept + length <= held.length ? held : new byte[Math.max(kept + length, held.length * 2)];
        System.arraycopy(held, from, room, 0, kept);
        held = room;
        searched -= from;
        from = 0;
        to = kept;
    }

    /** Where the line under way ends; negative while that is not known. */
    private int lineEnd() {
        while (searched < to) {
            if (held[searched] == '\n') {
                return searched;
            }
            searched++;
        }
        // The one byte more may be the carriage return of the line's end.
        if (to - from > maxLineBytes + 1) {
            tooLong = true;
        }
        if (tooLong) {
            from = to;
        }
        return ended && (to > from || tooLong) ? to : -1;
    }

    /** A line of nothing but spaces comes out empty. */
    private Line line(int end) {
        int length = end - from;
        if (length > 0 && held[end - 1] == '\r') {
            length--;
        }
        boolean dropped = tooLong || length > maxLineBytes;
        tooLong = false;
        if (dropped) {
            return new Line(number, null);
        }
        return new Line(
                number,
                isBlank(length) ? Buffer.buffer() : Buffer.buffer(Arrays.copyOfRange(held, from, from + length)));
    }

    private boolean isBlank(int length) {
        for (int i = from; i < from + length; i++) {
            if (held[i] != ' ' && held[i] != '\t') {
                return false;
            }
        }
        return true;
    }
}
