package relief.load;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Connections to the PostgreSQL that the calling script has started, by its client programs. */
record Postgres(int port, Path clients, PostgresProcesses processes) {
    static final String USER = "relief";

    /** What is sent to a statement that reads its rows from the client. */
    interface Rows {
        void writeTo(Writer out) throws IOException;
    }

    String url(String database) {
        return "postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** @return what the statements print, fields separated by |, without the last line break */
    String sql(String database, String... statements) {
        return run(psql(database, statements), none -> {});
    }

    /** @param statement such as {@code copy … from stdin} */
    void copyIn(String database, String statement, Rows rows) {
        run(psql(database, statement), rows);
    }

    private List<String> psql(String database, String... statements) {
        List<String> command = client("psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", database);
        for (String statement : statements) {
            command.add("-c");
            command.add(statement);
        }
        return command;
    }

    String pgbench(String database, List<String> arguments) {
        List<String> command = client("pgbench", "-n", "-M", "prepared");
        command.addAll(arguments);
        command.add(database);
        return run(command, none -> {});
    }

    private List<String> client(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                clients.resolve(program).toString(), "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", USER));
        command.addAll(List.of(arguments));
        return command;
    }

    double cpuSeconds() {
        return processes.cpuSeconds();
    }

    private static String run(List<String> command, Rows rows) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (OutputStream input = process.getOutputStream();
                    Writer out = new OutputStreamWriter(input, StandardCharsets.US_ASCII)) {
                rows.writeTo(out);
            }
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
