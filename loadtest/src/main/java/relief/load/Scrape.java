package relief.load;

import java.util.List;
import java.util.stream.Stream;

/** One answer of a node's metrics page, in the text format of Prometheus. */
final class Scrape {
    private final List<String> lines;

    Scrape(String page) {
        lines = page.lines().toList();
    }

    /** Over all series of the name that carry each of the labels, written like {@code queue="authorization"}. */
    double sum(String name, String... labels) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Requests that became durable since the node started. */
    long accepted() {
        return (long) sum("relief_requests_total", "outcome=\"accepted\"");
    }

    /** Decisions of machine and officers since the node started. */
    long decided() {
        return (long) sum("relief_decisions_total");
    }
}
