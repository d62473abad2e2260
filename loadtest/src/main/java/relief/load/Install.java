package relief.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What all servers of a run share, and the way to run the jar against one of the databases. */
record Install(Path jar, Path folder, Postgres postgres) {
    /** As the README recommends: on two cores the parallel collector leaves more to the work than G1. */
    private static final List<String> JVM = List.of("-Xmx512m", "-XX:+UseParallelGC", "-XX:+UseTransparentHugePages");

    /** What a sub-command that ended has left. */
    record Outcome(int exitCode, String output) {}

    /** The jar with its configuration; all servers have the same keys. */
    ProcessBuilder command(String database, List<String> jvmOptions, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(javaProgram("java").toString());
        command.addAll(JVM);
        command.addAll(jvmOptions);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RELIEF_"));
        builder.environment().put("RELIEF_DB_URL", postgres.url(database));
        builder.environment().put("RELIEF_DB_USER", Postgres.USER);
        builder.environment()
                .put(
                        "RELIEF_DATA_DIR",
                        Files.createDirectories(folder.resolve("data")).toString());
        return builder;
    }

    /** A program of the JDK that runs this one. */
    static Path javaProgram(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name);
    }

    /** Runs a sub-command to its end. */
    Outcome run(String database, String input, List<String> arguments) {
        try {
            Process process = command(database, List.of(), arguments).start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void createUser(String database, Scene.User user, String password) {
        Outcome outcome = run(
                database,
                password + "\n",
                List.of(
                        "create-user",
                        "--username",
                        user.username(),
                        "--name",
                        "负载测试员",
                        "--role",
                        user.role(),
                        "--region",
                        user.region()));
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException("create-user failed: " + outcome.output());
        }
    }

    /** Whether every fen and every row is where it must be; the command's last line goes into the report. */
    void checkInvariants(String database, Report report) {
        Outcome outcome = run(database, "", List.of("check-invariants"));
        report.verdict(
                outcome.exitCode() == 0,
                "check-invariants: %s",
                outcome.output().substring(outcome.output().lastIndexOf('\n') + 1));
    }
}
