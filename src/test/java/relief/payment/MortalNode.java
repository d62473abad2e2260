package relief.payment;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import relief.authorization.Grants;
import relief.bankfile.BankProfiles;
import relief.fund.LedgerService;
import relief.identity.Access;
import relief.identity.Role;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.QueueWorker;
import relief.platform.Settings;
import relief.platform.Vault;
import relief.region.Regions;

/** A process that seals whatever waits and releases whatever is sealed, until somebody kills it. */
final class MortalNode {
    private MortalNode() {}

    /** @param args URI, user and password of the database; data folder, key folder, rows in a file, county, checker */
    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        Settings.DatabaseAddress address = new Settings.DatabaseAddress(args[0], args[1], new Settings.Secret(args[2]));
        Database database = new Database(vertx, address, 6);
        Path dataDir = Path.of(args[3]);
        Vault vault = Vault.open(Path.of(args[4]));
        BankProfiles profiles = TestBank.profiles(Integer.parseInt(args[5]));
        Access access = new Access(Regions.load());
        PaymentMetrics metrics = new PaymentMetrics(new SimpleMeterRegistry(), Set.of());
        Grants grants = new Grants();
        PaymentRunService runs = new PaymentRunService(database, access, vault, profiles, grants, metrics);
        ReleaseService releases =
                new ReleaseService(vertx, database, dataDir, new LedgerService(), grants, runs, metrics);
        SealingQueue queue = new SealingQueue(vertx, database, vault, dataDir, profiles, grants, metrics);
        Caller checker = new Caller(
                UUID.fromString(args[7]),
                UUID.randomUUID(),
                "checker",
                "测试",
                Set.of(Role.FINANCE_CHECKER.name()),
                args[6]);
        vertx.deployVerticle(
                        () -> new QueueWorker(queue, 1, new SimpleMeterRegistry()),
                        new DeploymentOptions().setInstances(queue.lanes()))
                .await();
        System.out.println("at work");
        while (true) {
            releaseAll(runs, releases, checker);
        }
    }

    private static void releaseAll(PaymentRunService runs, ReleaseService releases, Caller checker) {
        for (RunView view : runs.list(checker, Optional.empty(), Optional.empty(), Optional.empty(), 100)
                .await()
                .items()) {
            if (view.run().state() == RunState.SEALED) {
                try {
                    releases.release(checker, view.run().id()).await();
                } catch (Refused beaten) {
                    System.out.println(beaten.code());
                }
            }
        }
    }
}
