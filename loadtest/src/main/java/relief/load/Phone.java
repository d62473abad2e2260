package relief.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One caller: sends a request until he knows what became of it, the very same bytes each time, and to the other node
 * when the one he speaks to does not answer. Only then he goes on to the next household.
 */
final class Phone {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final double BOTH_AWAY_SECONDS = 0.25;

    private final List<InetSocketAddress> nodes;
    private final Households households;
    private final SplittableRandom random;
    private int node;
    private Connection connection;
    private Households.Household household;
    private int failedInRow;
    private boolean waiting;
    private long deadlineNanos;

    Phone(List<InetSocketAddress> nodes, int first, Households households, SplittableRandom random) {
        this.nodes = nodes;
        this.node = first;
        this.households = households;
        this.random = random;
    }

    /** Takes up another household; {@link #send} then sends it. */
    void next(long now) {
        household = households.next();
        failedInRow = 0;
        waiting = false;
        deadlineNanos = now;
    }

    /** He has nothing to send. */
    boolean isIdle() {
        return household == null;
    }

    Households.Household household() {
        return household;
    }

    /** Time to send, or time to give up waiting for an answer. */
    boolean isDue(long now) {
        return !isIdle() && now >= deadlineNanos;
    }

    boolean isWaiting() {
        return waiting;
    }

    /** @param whenReady is told of what comes back */
    void send(Selector selector, Consumer<Connection> whenReady, long now) throws IOException {
        waiting = true;
        deadlineNanos = now + PATIENCE_NANOS;
        if (connection == null) {
            connection = new Connection(selector, nodes.get(node), whenReady);
        }
        connection.send(households, household, now);
    }

    /** What became of it is known. */
    void done() {
        household = null;
        waiting = false;
    }

    /** The node said: not now. */
    void putOff(int seconds, long now) {
        waiting = false;
        failedInRow = 0;
        deadlineNanos = now + jittered(seconds);
        changeNode();
    }

    /** Nothing was heard: the other node at once, but in peace when that one is away too. */
    void heardNothing(long now) {
        waiting = false;
        failedInRow++;
        deadlineNanos = failedInRow < nodes.size() ? now : now + jittered(BOTH_AWAY_SECONDS);
        changeNode();
    }

    private long jittered(double seconds) {
        return (long) (seconds * (1 + random.nextDouble() / 4) * 1e9);
    }

    private void changeNode() {
        hangUp();
        node = (node + 1) % nodes.size();
    }

    void hangUp() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
