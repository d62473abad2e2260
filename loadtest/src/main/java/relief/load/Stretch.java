package relief.load;

import java.util.Locale;

/** A part of a long way: what its requests cost, and how the node stood at its end. */
record Stretch(int part, Progress.Mark begin, Progress.Mark end, HeapLog.Left heap) {
    static final String HEADING = "part  decided/s  CPU us a request: server / PostgreSQL = both"
            + "  MB of heap after collections  MB resident  waiting, oldest";

    /** As many were taken in as were decided, but for those that wait at either end. */
    private double requests() {
        return (end.accepted() - begin.accepted() + end.decided() - begin.decided()) / 2.0;
    }

    double serverMicros() {
        return (end.serverSeconds() - begin.serverSeconds()) * 1e6 / requests();
    }

    double postgresMicros() {
        return (end.postgresSeconds() - begin.postgresSeconds()) * 1e6 / requests();
    }

    double micros() {
        return serverMicros() + postgresMicros();
    }

    double decidedPerSecond() {
        return (end.decided() - begin.decided()) * 1e9 / (end.nanos() - begin.nanos());
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%4d  %9.0f  %25.0f / %10.0f = %4.0f  %13d to %3d MB           %6.0f MB    %5d, %4.1f s",
                part,
                decidedPerSecond(),
                serverMicros(),
                postgresMicros(),
                micros(),
                heap.least(),
                heap.most(),
                end.residentMegabytes(),
                end.accepted() - end.decided(),
                end.oldestSeconds());
    }
}
