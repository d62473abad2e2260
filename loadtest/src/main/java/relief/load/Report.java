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
    private boolean allHolds = true;

    Report(Path path) throws IOException {
        Files.createDirectories(path.getParent());
        file = new PrintStream(Files.newOutputStream(path), true, StandardCharsets.UTF_8);
    }

    /** Says whether something is as it must be; what is not makes the whole run fail. */
    void verdict(boolean holds, String format, Object... values) {
        allHolds &= holds;
        line((holds ? "holds          " : "DOES NOT HOLD  ") + format, values);
    }

    /** Of the program: 0 when all verdicts hold. */
    int exitCode() {
        return allHolds ? 0 : 1;
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
