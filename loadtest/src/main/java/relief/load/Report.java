package relief.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Lines that go to the terminal and into a file that is kept. */
final class Report implements AutoCloseable {
    private final PrintStream terminal = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final PrintStream file;

    Report(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        file = new PrintStream(Files.newOutputStream(path), true, StandardCharsets.UTF_8);
    }

    void line(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        terminal.println(line);
        file.println(line);
    }

    @Override
    public void close() {
        file.close();
    }
}
