package relief.load;

/** How far a node has come with a load, read from its own counters, which cost it next to nothing. */
final class Progress {
    private final Server node;
    private final Postgres postgres;
    private final Mark start;
    private volatile long decided;

    /** The state of a node at one moment; counts since it started, seconds of processors since they were made. */
    record Mark(
            long nanos,
            long accepted,
            long decided,
            double serverSeconds,
            double postgresSeconds,
            double oldestSeconds,
            double residentMegabytes) {}

    Progress(Server node, Postgres postgres) {
        this.node = node;
        this.postgres = postgres;
        this.start = mark();
    }

    Mark start() {
        return start;
    }

    Mark mark() {
        Scrape scrape = node.scrape();
        return new Mark(
                System.nanoTime(),
                scrape.accepted(),
                scrape.decided(),
                node.cpuSeconds(),
                postgres.cpuSeconds(),
                scrape.sum("relief_queue_oldest_age_seconds", "queue=\"authorization\""),
                node.residentMegabytes());
    }

    /** Asks the node. @return requests decided since the start */
    long ask() {
        decided = node.scrape().decided() - start.decided();
        return decided;
    }

    /** What {@link #ask} found last. */
    long decided() {
        return decided;
    }
}
