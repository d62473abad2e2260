package relief.load;

/** What a database says of its requests: how many wait for the machine, and what became of the others. */
record Requests(Postgres postgres, String database) {
    private static final long POLL_MS = 250;
    private static final double LONGEST_SECONDS = 600;

    private boolean anyWaiting() {
        return postgres.sql(
                        database, "select exists (select 1 from request where state = 'SUBMITTED' and stuck is null)")
                .equals("t");
    }

    /** @return whether the machine has decided all in time */
    boolean decidedWithin(double seconds) {
        return Patience.until(() -> !anyWaiting(), POLL_MS, seconds);
    }

    void awaitDecisions() {
        if (!decidedWithin(LONGEST_SECONDS)) {
            throw new IllegalStateException("Some requests are still undecided after " + LONGEST_SECONDS + " s");
        }
    }

    /** Such as {@code AUTHORIZED×9000}, of those received since the time. */
    String statesSince(String time) {
        return postgres.sql(database, """
                select string_agg(state || '×' || n, ' ' order by state) from
                    (select state, count(*) as n from request where received_at >= '%s' group by state) as counted""".formatted(time));
    }

    String states() {
        return statesSince("-infinity");
    }

    long count(String query) {
        return Long.parseLong(postgres.sql(database, query));
    }
}
