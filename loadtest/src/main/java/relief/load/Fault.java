package relief.load;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One blow of a plan: what is struck, when, and for how long. The same seed gives the same plan. */
record Fault(Kind kind, int node, double atSecond, double lastsSeconds) {
    private static final double FIRST_SECOND = 2;
    private static final double SHORTEST_SECONDS = 1;
    /** Longer than a caller waits for an answer. */
    private static final double LONGEST_SECONDS = 6;

    /** What can happen to a node or to PostgreSQL. */
    enum Kind {
        NODE_KILLED("node %d killed (kill -9), started again"),
        NODE_HELD("node %d held (SIGSTOP), let go"),
        BACKEND_KILLED("one PostgreSQL backend killed (kill -9), all others end with it"),
        POSTGRES_KILLED("PostgreSQL killed with all its processes (kill -9), started again"),
        POSTGRES_HELD("PostgreSQL held with all its processes (SIGSTOP), let go");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** Each kind comes as often as any other, in a mixed order, spread evenly over the time. */
    static List<Fault> plan(long seed, int faults, int seconds, int nodes) {
        Random random = new Random(seed);
        double slot = (seconds - FIRST_SECOND) / faults;
        List<Kind> kinds = new ArrayList<>();
        List<Fault> plan = new ArrayList<>();
        for (int i = 0; i < faults; i++) {
            if (kinds.isEmpty()) {
                kinds.addAll(List.of(Kind.values()));
                Collections.shuffle(kinds, random);
            }
            double at = FIRST_SECOND + slot * (i + random.nextDouble() / 2);
            double lasts = SHORTEST_SECONDS + random.nextDouble() * (LONGEST_SECONDS - SHORTEST_SECONDS);
            plan.add(new Fault(kinds.remove(0), random.nextInt(nodes), at, lasts));
        }
        return plan;
    }

    void strike(List<Server> nodes, PostgresProcesses postgres, String database) {
        Server struck = nodes.get(node);
        switch (kind) {
            case NODE_KILLED -> {
                struck.kill();
                Patience.seconds(lastsSeconds);
                struck.startAgain();
            }
            case NODE_HELD -> {
                struck.hold();
                Patience.seconds(lastsSeconds);
                struck.letGo();
            }
            case BACKEND_KILLED -> postgres.killOneBackend(database, new Random(Double.hashCode(atSecond)));
            case POSTGRES_KILLED -> {
                postgres.kill();
                Patience.seconds(lastsSeconds);
                postgres.start();
            }
            case POSTGRES_HELD -> {
                postgres.hold();
                Patience.seconds(lastsSeconds);
                postgres.letGo();
            }
        }
    }

    String words() {
        return kind.words.formatted(node + 1);
    }
}
