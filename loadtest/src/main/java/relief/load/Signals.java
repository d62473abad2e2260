package relief.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.stream.Collectors;

/** What the kernel does to processes on demand, without asking them: end, hold still, go on. */
final class Signals {
    private Signals() {}

    static void kill(Collection<Long> processes) {
        send("KILL", processes);
    }

    static void hold(Collection<Long> processes) {
        send("STOP", processes);
    }

    static void letGo(Collection<Long> processes) {
        send("CONT", processes);
    }

    /** All of them in one command; who is gone already is no fault. */
    private static void send(String signal, Collection<Long> processes) {
        String ids = processes.stream().map(String::valueOf).collect(Collectors.joining(" "));
        try {
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + ids)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
