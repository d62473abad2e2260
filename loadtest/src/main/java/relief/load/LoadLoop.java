package relief.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests from one thread, so that the generator takes little of the machine it measures. Closed loop: every
 * caller sends again when he has his answer. Open loop: requests fall due by the clock, whatever becomes of earlier
 * ones, and their response time counts from then.
 */
final class LoadLoop {
    private static final long LAST_ANSWERS_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final double AT_ONCE = Double.POSITIVE_INFINITY;

    private final InetSocketAddress server;
    private final Households households;
    private final int maxConnections;
    private final double perSecond;
    private final long maxRequests;
    private final Pace pace;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Set<Connection> connections = new HashSet<>();
    private final Measured measured = new Measured();
    private Selector selector;
    private long startNanos;
    private long sent;
    private int busy;

    /** Holds senders back for a reason that lies outside of them. */
    interface Pace {
        Pace FREE = sent -> true;

        /** @param sent so far */
        boolean maySend(long sent);
    }

    private LoadLoop(
            int port, Households households, int maxConnections, double perSecond, long maxRequests, Pace pace) {
        this.server = new InetSocketAddress("127.0.0.1", port);
        this.households = households;
        this.maxConnections = maxConnections;
        this.perSecond = perSecond;
        this.maxRequests = maxRequests;
        this.pace = pace;
    }

    static Measured closed(int port, Households households, int callers, double seconds) throws IOException {
        return new LoadLoop(port, households, callers, AT_ONCE, Long.MAX_VALUE, Pace.FREE).run(seconds);
    }

    /** As fast as that many callers can, until so many requests are sent. */
    static Measured fill(int port, Households households, int callers, long requests) throws IOException {
        return paced(port, households, callers, requests, Pace.FREE);
    }

    /** The same, but no faster than the pace allows. */
    static Measured paced(int port, Households households, int callers, long requests, Pace pace) throws IOException {
        return new LoadLoop(port, households, callers, AT_ONCE, requests, pace).run(Integer.MAX_VALUE);
    }

    static Measured open(int port, Households households, double perSecond, double seconds, int maxConnections)
            throws IOException {
        return new LoadLoop(port, households, maxConnections, perSecond, Long.MAX_VALUE, Pace.FREE).run(seconds);
    }

    private Measured run(double seconds) throws IOException {
        try (Selector opened = Selector.open()) {
            selector = opened;
            startNanos = System.nanoTime();
            long endNanos = startNanos + (long) (seconds * 1e9);
            while (true) {
                long now = System.nanoTime();
                boolean over = now >= endNanos || sent >= maxRequests;
                if (over && (busy == 0 || now > endNanos + LAST_ANSWERS_NANOS)) {
                    break;
                }
                if (!over) {
                    sendDue(now);
                }
                selector.select(Connection::tell, over ? 10 : waitMs());
            }
            long fellDue = perSecond == AT_ONCE ? sent : (long) (perSecond * seconds);
            measured.ended((System.nanoTime() - startNanos) / 1e9, Math.max(0, fellDue - sent));
            connections.forEach(Connection::close);
            return measured;
        }
    }

    private long waitMs() {
        return perSecond == AT_ONCE ? 10 : 1;
    }

    private void sendDue(long now) throws IOException {
        while (sent < maxRequests && dueNanos(now) <= now && pace.maySend(sent)) {
            if (idle.isEmpty() && connections.size() >= maxConnections) {
                return;
            }
            send(dueNanos(now));
        }
    }

    private long dueNanos(long now) {
        return perSecond == AT_ONCE ? now : startNanos + (long) (sent / perSecond * 1e9);
    }

    private void send(long dueNanos) throws IOException {
        Connection connection = idle.poll();
        if (connection == null) {
            connection = new Connection(selector, server, this::ready);
            connections.add(connection);
        }
        sent++;
        busy++;
        try {
            connection.send(households, households.next(), dueNanos);
        } catch (IOException e) {
            broken(connection);
        }
    }

    private void ready(Connection connection) {
        try {
            int status = connection.goOn();
            if (status > 0) {
                answered(connection, status);
            }
        } catch (IOException e) {
            broken(connection);
        }
    }

    private void answered(Connection connection, int status) {
        busy--;
        measured.record(status, System.nanoTime() - connection.sinceNanos());
        if (status == 503 && connection.retryAfterSeconds() < 0) {
            measured.refusedWithoutRetryAfter();
        }
        idle.add(connection);
    }

    private void broken(Connection connection) {
        if (connection.isBusy()) {
            busy--;
            measured.record(Measured.BROKEN, System.nanoTime() - connection.sinceNanos());
        }
        idle.remove(connection);
        connections.remove(connection);
        connection.close();
    }
}
