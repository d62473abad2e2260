package relief;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the lines between the braces of every method and constructor of a source file. */
final class MethodLengths {
    private static final Pattern NO_CODE = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'|//[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("\\b(class|record|enum|interface)\\s+\\w+");
    private static final Pattern METHOD =
            Pattern.compile("(\\w+\\s*\\([^=]*\\))\\s*(throws [\\w., ]+)?$", Pattern.DOTALL);

    /** What a brace opened: a type's body, a method by its name, or anything else. */
    private record Block(boolean type, String method, int line) {}

    private final Map<String, Integer> lengths = new LinkedHashMap<>();
    private final Deque<Block> open = new ArrayDeque<>();
    private int line = 1;

    private MethodLengths() {}

    static Map<String, Integer> of(String source) {
        String code = NO_CODE.matcher(source).replaceAll(found -> "\n".repeat((int) count(found.group())));
        MethodLengths counted = new MethodLengths();
        counted.read(code);
        return counted.lengths;
    }

    private static long count(String text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    private void read(String code) {
        int head = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '\n') {
                line++;
            } else if (c == '{') {
                open.push(block(code.substring(head, i).strip()));
            } else if (c == '}') {
                close(open.pop());
            }
            if (c == '{' || c == '}' || c == ';') {
                head = i + 1;
            }
        }
    }

    private Block block(String head) {
        if (TYPE.matcher(head).find()) {
            return new Block(true, null, line);
        }
        Matcher method = METHOD.matcher(head);
        boolean inType = !open.isEmpty() && open.peek().type();
        return new Block(false, inType && method.find() ? method.group(1).replaceAll("\\s+", " ") : null, line);
    }

    private void close(Block block) {
        if (block.method() != null) {
            lengths.merge(block.method(), line - block.line() - 1, Math::max);
        }
    }
}
