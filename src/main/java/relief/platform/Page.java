package relief.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import relief.kernel.Refused;

/**
 * One page of a list that is read by key and never by offset, so that the last page costs what the first one does.
 *
 * @param next opaque cursor of the page after, null on the last page
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Page<T>(List<T> items, String next) {
    /** Separates the parts of a key; no key of ours holds it. */
    private static final String SEPARATOR = "\n";

    private static final int LAST_YEAR = 9_999;

    public Page {
        items = List.copyOf(items);
    }

    /**
     * @param found what was asked for with a limit of one more than the page takes
     * @param key the parts of an item's place in the order of the list
     */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, List<String>> key) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        String last = String.join(SEPARATOR, key.apply(found.get(limit - 1)));
        byte[] bytes = last.getBytes(StandardCharsets.UTF_8);
        return new Page<>(
                found.subList(0, limit), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), next);
    }

    /** The parts of the key a cursor stands for, or empty for the first page. */
    public static Optional<List<String>> after(Call call, int parts) {
        return call.query("after").map(cursor -> decode(cursor, parts));
    }

    /** A part that must be a time of a year that PostgreSQL knows. */
    public static OffsetDateTime time(String part) {
        OffsetDateTime time = read(part, OffsetDateTime::parse);
        if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
            throw unknownCursor();
        }
        return time;
    }

    public static UUID id(String part) {
        return read(part, UUID::fromString);
    }

    public static int number(String part) {
        return read(part, Integer::valueOf);
    }

    private static <T> T read(String part, Function<String, T> reader) {
        try {
            return reader.apply(part);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw unknownCursor();
        }
    }

    private static List<String> decode(String cursor, int parts) {
        String key = new String(read(cursor, Base64.getUrlDecoder()::decode), StandardCharsets.UTF_8);
        List<String> found = List.of(key.split(SEPARATOR, -1));
        // PostgreSQL's texts hold no NUL.
        if (found.size() != parts || key.indexOf('\0') >= 0) {
            throw unknownCursor();
        }
        return found;
    }

    private static Refused unknownCursor() {
        return Refused.parameter("after", "cursor", "Is no cursor of this list; send `next` of the page before.");
    }
}
