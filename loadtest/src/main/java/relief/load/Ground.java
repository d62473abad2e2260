package relief.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Databases that are alike to the last row: one is set up through the server, the others are copies of it, so that what
 * is measured against each other starts from the same place.
 */
final class Ground {
    private static final String TEMPLATE = "scene";

    private final Server.Install install;
    private final List<Households.Worker> workers;
    private final Households households;

    private Ground(Server.Install install, List<Households.Worker> workers, Households households) {
        this.install = install;
        this.workers = workers;
        this.households = households;
    }

    /** Sets the scene, has the server take in one request, and ends that server. */
    static Ground prepare(Server.Install install) throws java.io.IOException {
        Postgres postgres = install.postgres();
        postgres.sql("postgres", "create database " + TEMPLATE);
        String password = UUID.randomUUID().toString();
        createUsers(install, password);
        try (Server server = Server.start(install, TEMPLATE, "authorization")) {
            List<Households.Worker> workers = Scene.setUp(server.api(), password);
            Households households = new Households(workers, 0);
            Measured first = LoadLoop.fill(server.port(), households, 1, 1);
            if (first.acknowledged() != 1) {
                throw new IllegalStateException("The first request was answered by " + first.statuses());
            }
            return new Ground(install, workers, households);
        }
    }

    /** One user a role is made by the server's command, the others are copied from it: a start of a JVM each is long. */
    private static void createUsers(Server.Install install, String password) {
        Map<String, String> madeByRole = new TreeMap<>();
        for (Scene.User user : Scene.users()) {
            String alike = madeByRole.putIfAbsent(user.role(), user.username());
            if (alike == null) {
                Server.createUser(install, TEMPLATE, user, password);
            } else {
                install.postgres().sql(TEMPLATE, """
                        insert into app_user (id, username, name, password_hash, roles, region)
                        select gen_random_uuid(), '%s', name, password_hash, roles, '%s' from app_user
                        where username = '%s'""".formatted(user.username(), user.region(), alike));
            }
        }
    }

    /** @return the name of a database that holds the scene and no request */
    String copy(String database) {
        install.postgres().sql("postgres", "create database " + database + " template " + TEMPLATE);
        empty(database);
        return database;
    }

    /** Takes all requests out of a database in which none was decided. */
    void empty(String database) {
        List<String> statements =
                List.of("truncate request, claim, journal", "vacuum analyze request, claim, journal", "checkpoint");
        statements.forEach(statement -> install.postgres().sql(database, statement));
    }

    /** The database with the first request in it. */
    String template() {
        return TEMPLATE;
    }

    /** Signed in, one a county. */
    List<Households.Worker> workers() {
        return workers;
    }

    /** Of all counties. */
    Households households() {
        return households;
    }
}
