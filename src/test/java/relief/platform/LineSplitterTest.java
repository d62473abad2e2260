package relief.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineSplitterTest {
    private static final int MAX_BYTES = 5;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            # sent                   | lines
            §§                       | §§
            a                        | 1:a
            a\\n                     | 1:a
            a\\r\\n                  | 1:a
            a\\nb                    | 1:a 2:b
            a\\r\\nb\\r\\n           | 1:a 2:b
            a\\r                     | 1:a
            a\\n\\n\\nb\\n           | 1:a 4:b
            \\n                      | §§
            \\r\\n \\t\\n \\t\\r\\na | 4:a
            ·a·\\n                   | 1:·a·
            a\\rb\\n                 | 1:a\\rb
            官\\n亭\\n               | 1:官 2:亭
            12345\\n                 | 1:12345
            12345                    | 1:12345
            12345\\r\\n              | 1:12345
            12345\\r                 | 1:12345
            123456\\n                | 1:!
            123456                   | 1:!
            12345\\r\\r\\n           | 1:!
            123456\\r\\nb            | 1:! 2:b
            a\\n1234567890\\nb       | 1:a 2:! 3:b
            1234567\\n1234567\\n     | 1:! 2:!
            ········\\n\\nb          | 1:! 3:b
            """)
    void lines_come_out_the_same_wherever_the_pieces_are_cut(String sent, String lines) {
        byte[] bytes = unescaped(sent).getBytes(UTF_8);
        String expected = unescaped(lines);
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                assertEquals(expected, split(bytes, first, second), "cut at " + first + " and " + second);
            }
        }
        int[] everywhere = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            everywhere[i] = i;
        }
        assertEquals(expected, split(bytes, everywhere), "byte by byte");
    }

    @Test
    void a_line_is_given_before_the_next_piece_comes() {
        LineSplitter splitter = new LineSplitter(MAX_BYTES);
        splitter.add(Buffer.buffer("a\nb\nc"));
        assertEquals("a", text(splitter.next()));
        assertEquals(1, splitter.number());
        assertEquals("b", text(splitter.next()));
        assertTrue(splitter.next().isEmpty());
        assertTrue(splitter.next().isEmpty());
        assertEquals(2, splitter.number());
        splitter.end();
        assertEquals("c", text(splitter.next()));
        assertTrue(splitter.next().isEmpty());
    }

    @Test
    void lines_that_wait_are_kept_whatever_comes_after_them() {
        LineSplitter splitter = new LineSplitter(100_000);
        String line = "x".repeat(99_000);
        splitter.add(Buffer.buffer("first\n" + line));
        splitter.add(Buffer.buffer("y\n" + line + "\n" + line));
        assertEquals("first", text(splitter.next()));
        assertEquals(line + "y", text(splitter.next()));
        splitter.add(Buffer.buffer("z\n"));
        assertEquals(line, text(splitter.next()));
        assertEquals(line + "z", text(splitter.next()));
    }

    private static String split(byte[] bytes, int... cuts) {
        LineSplitter splitter = new LineSplitter(MAX_BYTES);
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int cut : cuts) {
            splitter.add(Buffer.buffer(bytes).slice(from, cut));
            drain(splitter, lines);
            from = cut;
        }
        splitter.add(Buffer.buffer(bytes).slice(from, bytes.length));
        drain(splitter, lines);
        splitter.end();
        drain(splitter, lines);
        return String.join(" ", lines);
    }

    private static void drain(LineSplitter splitter, List<String> lines) {
        Optional<LineSplitter.Line> line = splitter.next();
        while (line.isPresent()) {
            Buffer bytes = line.get().bytes();
            lines.add(line.get().number() + ":" + (bytes == null ? "!" : bytes.toString(UTF_8)));
            line = splitter.next();
        }
    }

    private static String text(Optional<LineSplitter.Line> line) {
        return line.orElseThrow().bytes().toString(UTF_8);
    }

    /** A middle dot stands for a space. */
    private static String unescaped(String text) {
        return text.replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace('·', ' ');
    }
}
