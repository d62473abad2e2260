package relief;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import relief.oversight.StuckQueue;

/** Gives the rows that were set aside back to their queue; running nodes take them up within a second. */
@Command(name = "release-stuck", description = "Gives all rows a queue has set aside back to it.")
final class ReleaseStuck implements Callable<Integer> {
    @Option(names = "--queue", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    private StuckQueue queue;

    @Override
    public Integer call() {
        try (Inspection inspection = Inspection.open(Main.settings())) {
            System.out.println("Queue " + queue + ": rows that wait again: " + inspection.free(queue));
            return 0;
        }
    }
}
