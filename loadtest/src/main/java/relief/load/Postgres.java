package relief.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL that the calling script has started, and its client programs. */
record Postgres(int port, long postmaster, Path clients) {
    static final String USER = "relief";

    String url(String database) {
        return "postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** @return what the statement prints, fields separated by |, without the last line break */
    String sql(String database, String statement) {
        return run(List.of(
                clients.resolve("psql").toString(),
                "-XAtq",
                "-v",
                "ON_ERROR_STOP=1",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-U",
                USER,
                "-d",
                database,
                "-c",
                statement));
    }

    String pgbench(String database, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                clients.resolve("pgbench").toString(),
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(port),
                "-U",
                USER,
                "-n",
                "-M",
                "prepared"));
        command.addAll(arguments);
        command.add(database);
        return run(command);
    }

    double cpuSeconds() {
        return Usage.ofFamily(postmaster);
    }

    private static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command.get(0) + " failed: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
