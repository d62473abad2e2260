package relief;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import relief.oversight.Invariants;
import relief.oversight.SealedFilesCheck;
import relief.oversight.StuckQueue;
import relief.oversight.StuckRowService;
import relief.oversight.Violation;
import relief.platform.Database;
import relief.platform.EmbeddedDatabase;
import relief.platform.Metrics;
import relief.platform.Migrations;
import relief.platform.Settings;

/** The database without serving: a look at the books, and the way back for rows that were set aside. */
final class Inspection implements AutoCloseable {
    private static final int CONNECTIONS = 4;

    private final Optional<EmbeddedDatabase> embedded;
    private final Metrics metrics = new Metrics();
    private final Vertx vertx;
    private final Invariants invariants;
    private final SealedFilesCheck sealedFiles;
    private final StuckRowService stuckRows;

    private Inspection(Settings settings) {
        embedded = settings.embedded() ? Optional.of(EmbeddedDatabase.start(settings.dataDir())) : Optional.empty();
        Settings.DatabaseAddress address =
                embedded.map(EmbeddedDatabase::address).or(settings::database).orElseThrow();
        Migrations.migrate(address);
        vertx = metrics.startVertx(1);
        Database database = new Database(vertx, address, CONNECTIONS);
        invariants = new Invariants(database);
        sealedFiles = new SealedFilesCheck(vertx, database, settings.dataDir());
        stuckRows = new StuckRowService(database);
    }

    static Inspection open(Settings settings) {
        return new Inspection(settings);
    }

    List<Violation> violations() {
        return violations(invariants, sealedFiles).await();
    }

    static Future<List<Violation>> violations(Invariants invariants, SealedFilesCheck sealedFiles) {
        return invariants
                .check()
                .compose(broken -> sealedFiles.check().map(file -> {
                    List<Violation> all = new ArrayList<>(broken);
                    file.ifPresent(all::add);
                    return all;
                }));
    }

    int free(StuckQueue queue) {
        return stuckRows.free(queue).await();
    }

    @Override
    public void close() {
        vertx.close().await();
        metrics.close();
        embedded.ifPresent(EmbeddedDatabase::close);
    }
}
