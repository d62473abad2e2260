package relief;

import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import relief.identity.AuthFailures;
import relief.identity.IdentityService;
import relief.identity.NewUser;
import relief.identity.Passwords;
import relief.identity.Role;
import relief.identity.Sessions;
import relief.identity.SigningKeys;
import relief.identity.Tokens;
import relief.kernel.PersonName;
import relief.platform.Database;
import relief.platform.Metrics;
import relief.platform.Migrations;
import relief.platform.Settings;
import relief.platform.StartFailure;
import relief.platform.Vault;
import relief.region.Regions;

/** Makes a user of a real installation, from the first one on; the password is read from the standard input. */
@Command(name = "create-user", description = "Makes a user; reads the password from the standard input.")
final class CreateUser implements Callable<Integer> {
    private static final int LEAST_PASSWORD = 12;
    private static final int CONNECTIONS = 4;

    @Option(names = "--username", required = true, description = "To sign in with; lower case.")
    private String username;

    @Option(names = "--name", required = true, description = "As screens show it.")
    private String name;

    @Option(names = "--role", required = true, description = "One or more of: ${COMPLETION-CANDIDATES}.")
    private Set<Role> roles;

    @Option(names = "--region", required = true, description = "Code of the region whose business is the user's.")
    private String region;

    @Override
    public Integer call() throws IOException {
        Settings settings = Main.settings();
        Settings.DatabaseAddress address = settings.database()
                .orElseThrow(
                        () -> new StartFailure(
                                "create-user works on a real database: set RELIEF_DB_URL. An embedded start has its demo users."));
        Regions regions = Regions.load();
        check(regions);
        String password = password();
        Migrations.migrate(address);
        Metrics metrics = new Metrics();
        Vertx vertx = metrics.startVertx(1);
        try {
            return create(vertx, settings, address, metrics, regions, password);
        } finally {
            vertx.close().await();
            metrics.close();
        }
    }

    private int create(
            Vertx vertx,
            Settings settings,
            Settings.DatabaseAddress address,
            Metrics metrics,
            Regions regions,
            String password) {
        Database database = new Database(vertx, address, CONNECTIONS);
        AuthFailures failures = new AuthFailures(metrics.registry());
        SigningKeys keys = SigningKeys.open(
                        vertx, database, Vault.open(settings.dataDir().resolve("keys")))
                .await();
        Tokens tokens = new Tokens(vertx, keys, failures, Clock.systemUTC());
        Sessions sessions = new Sessions(database, tokens, failures, Clock.systemUTC(), settings.sessionLifetime());
        Passwords passwords = new Passwords(vertx);
        IdentityService identity = new IdentityService(database, sessions, passwords, failures, regions);
        boolean made = identity.hash(password)
                .compose(hash -> identity.createUsers(
                        List.of(new NewUser(username, PersonName.of(name).value(), roles, region)), hash))
                .await();
        passwords.close().await();
        System.out.println(
                made ? "User " + username + " may sign in." : "Nothing was changed: there is a user " + username + ".");
        return made ? 0 : 1;
    }

    private void check(Regions regions) {
        if (!username.matches("[a-z0-9][a-z0-9._-]{1,39}")) {
            throw new StartFailure("--username takes 2 to 40 lower-case letters, digits, dots and dashes.");
        }
        if (regions.find(region).isEmpty()) {
            throw new StartFailure("No region has the code " + region + ".");
        }
        PersonName.check(name).ifPresent(flaw -> {
            throw new StartFailure("--name " + flaw.detail() + ".");
        });
    }

    private static String password() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String password = in.readLine();
        if (password == null || password.strip().length() < LEAST_PASSWORD) {
            throw new StartFailure(
                    "The password, one line of the standard input, needs at least " + LEAST_PASSWORD + " characters.");
        }
        return password.strip();
    }
}
