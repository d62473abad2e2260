package relief.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
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

    private static List<String> decode(String cursor, int parts) {
        try {
            String key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> found = List.of(key.split(SEPARATOR, -1));
            if (found.size() == parts) {
                return found;
            }
        } catch (IllegalArgumentException notBase64) {
            throw unknownCursor();
        }
        throw unknownCursor();
    }

    private static Refused unknownCursor() {
        return Refused.because("invalid-parameter", "after is no cursor of this list; send `next` of the page before.");
    }
}
