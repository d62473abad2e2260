package relief.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The processes of a PostgreSQL: what they cost, and how they are struck down, held up and started again. */
record PostgresProcesses(Path data, Path startCommand) {
    private static final double END_SECONDS = 30;

    /** Another one after each start. */
    long postmaster() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double cpuSeconds() {
        return Usage.ofFamily(postmaster());
    }

    /** Postmaster and all, at one blow; nothing is written that was not written before. */
    void kill() {
        List<Long> all = holdAll();
        Signals.kill(all);
        if (!Patience.until(() -> all.stream().noneMatch(Usage::isAlive), 10, END_SECONDS)) {
            throw new IllegalStateException("PostgreSQL outlived kill -9");
        }
    }

    /** @return the processes, none of which can make another one any more */
    private List<Long> holdAll() {
        long postmaster = postmaster();
        Signals.hold(List.of(postmaster));
        List<Long> all = new ArrayList<>(List.of(postmaster));
        all.addAll(children());
        Signals.hold(all);
        return all;
    }

    void hold() {
        holdAll();
    }

    void letGo() {
        List<Long> all = new ArrayList<>(children());
        all.add(postmaster());
        Signals.letGo(all);
    }

    private List<Long> children() {
        return ProcessHandle.of(postmaster())
                .orElseThrow()
                .children()
                .map(ProcessHandle::pid)
                .toList();
    }

    /** One that serves a connection to the database; the postmaster then ends all others too and recovers. */
    void killOneBackend(String database, RandomGenerator random) {
        List<Long> backends = children().stream()
                .filter(pid -> title(pid).contains(" " + database + " "))
                .toList();
        Optional<Long> victim = backends.stream()
                .skip(backends.isEmpty() ? 0 : random.nextInt(backends.size()))
                .findFirst();
        victim.ifPresent(pid -> Signals.kill(List.of(pid)));
    }

    /** Such as {@code postgres: relief chaos 127.0.0.1(40312) idle}. */
    private static String title(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Recovers what the write-ahead log holds; returns when it takes connections. */
    void start() {
        try {
            Path log = data.resolveSibling("pg_ctl.log");
            Process process = new ProcessBuilder(startCommand.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("PostgreSQL did not start again: see " + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
