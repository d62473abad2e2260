package relief.load;

/** Load on one server, and what it cost server, PostgreSQL and generator by request. */
final class Phase {
    private final Postgres postgres;
    private final Server server;
    private final String database;
    private final Households households;

    Phase(Postgres postgres, Server server, String database, Households households) {
        this.postgres = postgres;
        this.server = server;
        this.database = database;
        this.households = households;
    }

    /**
     * @param perSecond requests acknowledged a second, or with {@code whole} decided a second from the first request
     *     to the last decision
     */
    record Result(Measured load, double perSecond, double serverMicros, double postgresMicros, double loadMicros) {
        String line() {
            return String.format(
                    java.util.Locale.ROOT,
                    "%8.0f/s  p50 %6.1f  p99 %6.1f ms  CPU us %5.0f / %5.0f / %4.0f   %s",
                    perSecond,
                    load.of(201).percentileMs(50),
                    load.of(201).percentileMs(99),
                    serverMicros,
                    postgresMicros,
                    loadMicros,
                    load.statuses());
        }
    }

    /** What makes the load: closed or open, for a time or a number. */
    interface Load {
        Measured run(int port, Households households) throws java.io.IOException;
    }

    /** Requests made durable, nothing else. */
    Result intake(Load load) throws java.io.IOException {
        return measured(load, false);
    }

    /** Until each of them is decided. */
    Result whole(Load load) throws java.io.IOException {
        return measured(load, true);
    }

    private Result measured(Load load, boolean untilDecided) throws java.io.IOException {
        postgres.sql(database, "checkpoint");
        String begin = now();
        double serverBefore = server.cpuSeconds();
        double postgresBefore = postgres.cpuSeconds();
        double ownBefore = Usage.of(ProcessHandle.current().pid());
        Measured measured = load.run(server.port(), households);
        double own = Usage.of(ProcessHandle.current().pid()) - ownBefore;
        if (untilDecided) {
            awaitDecisions();
        }
        double inServer = server.cpuSeconds() - serverBefore;
        double inPostgres = postgres.cpuSeconds() - postgresBefore;
        double perSecond = untilDecided ? decidedPerSecond(begin) : measured.acknowledgedPerSecond();
        double toMicros = 1e6 / measured.acknowledged();
        return new Result(measured, perSecond, inServer * toMicros, inPostgres * toMicros, own * toMicros);
    }

    private String now() {
        return postgres.sql(database, "select clock_timestamp()");
    }

    void awaitDecisions() {
        requests().awaitDecisions();
    }

    private Requests requests() {
        return new Requests(postgres, database);
    }

    private double decidedPerSecond(String begin) {
        return Double.parseDouble(postgres.sql(database, """
                select count(*) / extract(epoch from max(decided_at) - '%s') from grants where decided_at >= '%s'""".formatted(begin, begin)));
    }

    /** From receipt to the transaction that granted it, of requests that came in since the time. */
    double secondsToAuthorizationP99(String since) {
        return Double.parseDouble(postgres.sql(database, """
                select coalesce(extract(epoch from
                    percentile_cont(0.99) within group (order by decided_at - received_at)), 0)
                from grants where received_at >= '%s'""".formatted(since)));
    }

    /** How the requests since the time were decided, such as {@code AUTHORIZED×9000}. */
    String states(String since) {
        return requests().statesSince(since);
    }

    String begin() {
        return now();
    }
}
