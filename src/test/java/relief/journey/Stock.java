package relief.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the node's database holds, read past the node: how many rows of each thing, and how much money. */
record Stock(Map<String, Long> figures) {
    private static final List<String> THINGS = List.of(
            "request",
            "claim",
            "journal",
            "decision",
            "grants",
            "household",
            "disaster",
            "disaster_township",
            "tariff",
            "standing_order",
            "fund",
            "transfer",
            "payment_run",
            "payment",
            "payee_correction",
            "bank_report");

    /** Once the machine has nothing left to decide. */
    static Stock taken() {
        Person.named("auditor")
                .await(
                        "/requests?state=SUBMITTED",
                        page -> page.body().path("items").isEmpty());
        Map<String, Long> figures = new TreeMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String thing : THINGS) {
                figures.put(thing, number(statement, "select count(*) from " + thing));
            }
            figures.put("availableFen", number(statement, "select sum(balance_fen) from pot where kind = 'AVAILABLE'"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        return new Stock(figures);
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** PostgreSQL writes its port into the fourth line of its pid file. */
    private static Connection connect() throws SQLException {
        try {
            String port = Files.readAllLines(Node.folder().resolve("postgresql/postmaster.pid"))
                    .get(3)
                    .strip();
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
