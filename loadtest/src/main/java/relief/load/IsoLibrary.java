package relief.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program of its own that writes payments with Prowide ISO 20022, whose jars these tools do not need otherwise. */
record IsoLibrary(String classPath, Path folder) {
    private static final String PROGRAM = "relief.load.prowide.Prowide";
    private static final int ROUNDS = 3;

    /** @return the median of the rows a second of some rounds on a warm JVM */
    double rowsPerSecond(int rows) {
        List<String> command = List.of(
                Install.javaProgram("java").toString(),
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-cp",
                classPath,
                PROGRAM,
                Integer.toString(rows),
                Integer.toString(ROUNDS),
                folder.resolve("library.xml").toString());
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(PROGRAM + " failed: " + output);
            }
            return Median.of(output.lines().map(Double::valueOf).toList(), Double::doubleValue);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
