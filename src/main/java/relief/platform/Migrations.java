package relief.platform;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the schema up to this version, and refuses a schema that is newer than this program. */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private static final int LONGEST_REASON = 400;

    private Migrations() {}

    public static void migrate(Settings.DatabaseAddress address) {
        Flyway flyway = Flyway.configure()
                .dataSource(
                        address.jdbcUri(), address.user(), address.password().value())
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns("*:missing")
                .validateMigrationNaming(true)
                .connectRetries(0)
                .load();
        try {
            refuseNewer(flyway);
            MigrateResult result = flyway.migrate();
            if (result.migrationsExecuted > 0) {
                LOG.info("schema migrated to version {}", result.targetSchemaVersion);
            }
        } catch (FlywayException e) {
            throw new StartFailure("The database at " + address.uri() + " cannot be used: " + plain(e.getMessage()));
        }
    }

    private static void refuseNewer(Flyway flyway) {
        for (var migration : flyway.info().all()) {
            if (migration.getState().isApplied() && !migration.getState().isResolved()) {
                throw new StartFailure("The schema (version " + migration.getVersion()
                        + ") is newer than this program: start the newer program, or restore the older database.");
            }
        }
    }

    /** Flyway's report on one line, without its rulers, its codes and what it says twice. */
    private static String plain(String report) {
        StringBuilder told = new StringBuilder();
        for (String line : report.lines().toList()) {
            String text = line.strip().replaceFirst("^Message *: ", "");
            if (!text.matches("-*|SQL State.*|Error Code.*") && told.indexOf(text) < 0) {
                told.append(told.isEmpty() ? "" : " ").append(text);
            }
        }
        return told.length() <= LONGEST_REASON ? told.toString() : told.substring(0, LONGEST_REASON) + "…";
    }
}
