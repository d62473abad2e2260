package relief.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Databases that are alike to the last row: one is set up through the server, the others are copies of it, so that what
 * is measured against each other starts from the same place.
 */
final class Ground {
    private static final String TEMPLATE = "scene";

    private final Install install;
    private final Scene.Workers workers;
    private final Households households;

    private Ground(Install install, Scene.Workers workers, Households households) {
        this.install = install;
        this.workers = workers;
        this.households = households;
    }

    /** Sets the scene, has the server take in one request, and ends that server. */
    static Ground prepare(Install install) throws java.io.IOException {
        Postgres postgres = install.postgres();
        postgres.sql("postgres", "create database " + TEMPLATE);
        String password = UUID.randomUUID().toString();
        createUsers(install, password);
        try (Server server = Server.start(install, Server.Role.intake(TEMPLATE))) {
            Scene.Workers workers = Scene.setUp(server.api(), password);
            Households households = new Households(workers.ofCounties(), 0);
            Measured first = LoadLoop.fill(server.port(), households, 1, 1);
            if (first.acknowledged() != 1) {
                throw new IllegalStateException("The first request was answered by " + first.statuses());
            }
            return new Ground(install, workers, households);
        }
    }

    /** One user a role is made by the server's command, the others are copied from it: a start of a JVM each is long. */
    private static void createUsers(Install install, String password) {
        Map<String, String> madeByRole = new TreeMap<>();
        for (Scene.User user : Scene.users()) {
            String alike = madeByRole.putIfAbsent(user.role(), user.username());
            if (alike == null) {
                install.createUser(TEMPLATE, user, password);
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
        install.postgres()
                .sql(
                        database,
                        "truncate request, claim, journal",
                        "vacuum analyze request, claim, journal",
                        "checkpoint");
    }

    /** Puts a new copy in the place of the one that a node has worked on; the node, held still meanwhile, stays warm. */
    void replace(String database, Server node) {
        node.hold();
        install.postgres()
                .sql(
                        "postgres",
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'",
                        "alter database " + database + " rename to worn");
        copy(database);
        node.letGo();
        install.postgres().sql("postgres", "drop database worn");
    }

    /** The database with the first request in it. */
    String template() {
        return TEMPLATE;
    }

    Scene.Workers workers() {
        return workers;
    }

    /** Of all counties. */
    Households households() {
        return households;
    }
}
