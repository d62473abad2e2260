package relief.platform;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import relief.kernel.Refused;

/** The part of an answer that the header Range asks for (RFC 9110, section 14), so that a broken download goes on. */
record ByteRange(long from, long length) {
    private static final Pattern ONE = Pattern.compile("(?i)bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /**
     * Empty when the whole is to be sent: for another unit, several ranges or no proper range, as the RFC allows.
     *
     * @throws Refused {@code range-not-satisfiable} when there is nothing of it
     */
    static Optional<ByteRange> find(String header, long total) {
        Matcher range = ONE.matcher(header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(total, Long.parseLong(range.group(2)));
            return Optional.of(within(new ByteRange(total - last, last), total));
        }
        long from = Long.parseLong(range.group(1));
        long to = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
        return to < from
                ? Optional.empty()
                : Optional.of(within(new ByteRange(from, Math.min(total - 1, to) - from + 1), total));
    }

    private static ByteRange within(ByteRange range, long total) {
        if (range.length <= 0) {
            throw Refused.because(
                    "range-not-satisfiable", "The file ends before the range begins.", Map.of("bytes", total));
        }
        return range;
    }

    String contentRange(long total) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + total;
    }
}
