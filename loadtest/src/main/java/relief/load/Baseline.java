package relief.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** pgbench writing the rows of one request a transaction: what PostgreSQL does for a client that batches nothing. */
final class Baseline {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern DONE = Pattern.compile("transactions actually processed: ([0-9]+)");

    /** The columns that are the same in every row; they are taken from a row that the server wrote. */
    private static final List<String> COLUMNS = List.of(
            "county",
            "disaster",
            "township",
            "village",
            "tariff",
            "cause",
            "amount_fen",
            "residence",
            "channel",
            "captured_at",
            "submitted_by",
            "digest",
            "household_size",
            "details",
            "payee",
            "findings");

    private final Postgres postgres;
    private final String database;
    private final Path script;
    private final List<String> variables = new ArrayList<>();

    /** A rate, and the processor time that one transaction took. */
    record Rate(int clients, double perSecond, double postgresMicros, double pgbenchMicros) {}

    /** @param sample a database in which the server has taken in one request */
    Baseline(Postgres postgres, String sample, String database, Path script) {
        this.postgres = postgres;
        this.database = database;
        this.script = script;
        for (String column : COLUMNS) {
            define(column, postgres.sql(sample, "select " + column + " from request limit 1"));
        }
        String event = " from journal where event = 'request.submitted' limit 1";
        define("actor", postgres.sql(sample, "select actor" + event));
        define("facts", postgres.sql(sample, "select facts" + event));
    }

    private void define(String name, String value) {
        variables.add("-D");
        variables.add(name + "=" + value);
    }

    /** The best of these client counts. */
    Rate best(List<Integer> clientCounts, int seconds) {
        Rate best = null;
        for (int clients : clientCounts) {
            Rate rate = run(clients, seconds);
            if (best == null || rate.perSecond() > best.perSecond()) {
                best = rate;
            }
        }
        return best;
    }

    Rate run(int clients, int seconds) {
        postgres.sql(database, "checkpoint");
        double postgresBefore = postgres.cpuSeconds();
        double pgbenchBefore = Usage.ofEndedChildren();
        String output = postgres.pgbench(database, arguments(clients, seconds, List.of()));
        double pgbenchSeconds = Usage.ofEndedChildren() - pgbenchBefore;
        double postgresSeconds = postgres.cpuSeconds() - postgresBefore;
        double done = number(DONE, output);
        return new Rate(clients, number(RATE, output), postgresSeconds * 1e6 / done, pgbenchSeconds * 1e6 / done);
    }

    /** The median time one client waits for one commit, in milliseconds. */
    double singleCommitMs(int seconds, Path folder) {
        postgres.sql(database, "checkpoint");
        postgres.pgbench(
                database,
                arguments(
                        1,
                        seconds,
                        List.of("-l", "--log-prefix", folder.resolve("single").toString())));
        Latencies latencies = new Latencies();
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "single.*")) {
            for (Path log : logs) {
                Files.readAllLines(log).forEach(line -> latencies.add(Long.parseLong(line.split(" ")[2]) * 1_000));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return latencies.percentileMs(50);
    }

    private List<String> arguments(int clients, int seconds, List<String> more) {
        List<String> arguments = new ArrayList<>(variables);
        arguments.addAll(more);
        arguments.addAll(List.of(
                "-c",
                Integer.toString(clients),
                "-j",
                Integer.toString(Math.min(clients, 2)),
                "-T",
                Integer.toString(seconds),
                "-f",
                script.toString()));
        return arguments;
    }

    private static double number(Pattern pattern, String output) {
        Matcher found = pattern.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException("pgbench printed: " + output);
        }
        return Double.parseDouble(found.group(1));
    }
}
