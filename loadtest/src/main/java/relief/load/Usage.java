package relief.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Processor seconds, user and system, and memory of processes as Linux counts them in {@code /proc}. */
final class Usage {
    private static final double TICKS_PER_SECOND = 100;
    private static final Path PROC = Path.of("/proc");

    private Usage() {}

    private record Stat(String state, long parent, double own, double ofEndedChildren) {}

    /** Of one process, without its children. */
    static double of(long pid) {
        Stat stat = stat(Long.toString(pid));
        return stat == null ? 0 : stat.own();
    }

    /** False also for one that has ended and that nobody has asked about. */
    static boolean isAlive(long pid) {
        Stat stat = stat(Long.toString(pid));
        return stat != null && !stat.state().equals("Z");
    }

    /** Of the children that this process has started and that have ended. */
    static double ofEndedChildren() {
        return stat("self").ofEndedChildren();
    }

    /** Of a process and its children, living or ended: all of a PostgreSQL from its postmaster. */
    static double ofFamily(long pid) {
        Stat parent = stat(Long.toString(pid));
        double seconds = parent.own() + parent.ofEndedChildren();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                Stat stat = stat(process.getFileName().toString());
                if (stat != null && stat.parent() == pid) {
                    seconds += stat.own();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return seconds;
    }

    /** Memory a process has in hand now. */
    static long residentKilobytes(long pid) {
        try {
            return Files.readAllLines(PROC.resolve(Long.toString(pid)).resolve("status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stat stat(String process) {
        try {
            String line = Files.readString(PROC.resolve(process).resolve("stat"));
            // The name in parentheses may hold spaces; the fields after it begin with the third, the state.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return new Stat(fields[0], Long.parseLong(fields[1]), seconds(fields, 11), seconds(fields, 13));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            if (Files.exists(PROC.resolve(process))) {
                throw new UncheckedIOException(e);
            }
            return null;
        }
    }

    private static double seconds(String[] fields, int user) {
        return (Long.parseLong(fields[user]) + Long.parseLong(fields[user + 1])) / TICKS_PER_SECOND;
    }
}
