package relief.load;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The options of a command line, each a name and a value. */
final class Options {
    private final Map<String, String> values = new HashMap<>();

    Options(String[] arguments) {
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            values.put(arguments[i], arguments[i + 1]);
        }
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    Path path(String name) {
        return Path.of(text(name)).toAbsolutePath();
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    long longNumber(String name) {
        return Long.parseLong(text(name));
    }

    /** Numbers separated by commas. */
    List<Integer> numbers(String name) {
        return Stream.of(text(name).split(",")).map(Integer::valueOf).toList();
    }

    /** The server, PostgreSQL and folder that the calling script prepared. */
    Install install() {
        Path folder = path("--folder");
        PostgresProcesses processes = new PostgresProcesses(path("--pg-data"), folder.resolve("start-postgres"));
        Postgres postgres = new Postgres(number("--pg-port"), path("--pg-clients"), processes);
        return new Install(path("--jar"), folder, postgres);
    }
}
