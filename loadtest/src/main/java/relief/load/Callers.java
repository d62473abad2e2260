package relief.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A crowd with phones in a closed loop over all nodes, from one thread. Who was sent away, or heard nothing, sends the
 * same again; at the end nobody starts anew, and everybody stays until he knows what became of his last request.
 */
final class Callers {
    private static final long TICK_MS = 5;
    private static final long LAST_ANSWERS_NANOS = TimeUnit.SECONDS.toNanos(90);
    private static final int NOT_NOW = 500;

    private final List<Phone> phones = new ArrayList<>();
    private final Acknowledged acknowledged = new Acknowledged();
    private final Map<String, Long> answers = new TreeMap<>();
    private long requests;
    private long sendings;
    private long turnedAway;
    private volatile boolean ending;
    private Selector selector;

    Callers(List<InetSocketAddress> nodes, Households households, int callers, SplittableRandom random) {
        for (int i = 0; i < callers; i++) {
            phones.add(new Phone(nodes, i % nodes.size(), households, random));
        }
    }

    /** Until {@link #end} is called and all have their answers, or have waited for them long enough. */
    void run() {
        try (Selector opened = Selector.open()) {
            selector = opened;
            phones.forEach(phone -> next(phone, System.nanoTime()));
            long endNanos = Long.MAX_VALUE;
            while (!(ending && phones.stream().allMatch(Phone::isIdle)) && System.nanoTime() < endNanos) {
                if (ending && endNanos == Long.MAX_VALUE) {
                    endNanos = System.nanoTime() + LAST_ANSWERS_NANOS;
                }
                long now = System.nanoTime();
                phones.stream().filter(phone -> phone.isDue(now)).forEach(phone -> act(phone, now));
                selector.select(Connection::tell, TICK_MS);
            }
            phones.forEach(Phone::hangUp);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void end() {
        ending = true;
    }

    private void next(Phone phone, long now) {
        if (!ending) {
            requests++;
            phone.next(now);
            act(phone, now);
        }
    }

    private void act(Phone phone, long now) {
        if (phone.isWaiting()) {
            heardNothing("no answer in time", phone, now);
            return;
        }
        sendings++;
        try {
            phone.send(selector, connection -> ready(phone, connection), now);
        } catch (IOException e) {
            heardNothing("no connection", phone, now);
        }
    }

    private void heardNothing(String why, Phone phone, long now) {
        answers.merge(why, 1L, Long::sum);
        phone.heardNothing(now);
    }

    private void ready(Phone phone, Connection connection) {
        long now = System.nanoTime();
        try {
            int status = connection.goOn();
            if (status > 0) {
                answered(phone, status, connection, now);
            }
        } catch (IOException e) {
            if (phone.isWaiting()) {
                heardNothing("connection broke", phone, now);
            } else {
                phone.hangUp();
            }
        }
    }

    private void answered(Phone phone, int status, Connection connection, long now) {
        answers.merge(Integer.toString(status), 1L, Long::sum);
        if (status == 201 || status == 200) {
            acknowledged.add(phone.household().id(), now);
            phone.done();
            next(phone, now);
        } else if (status >= NOT_NOW) {
            phone.putOff(Math.max(1, connection.retryAfterSeconds()), now);
        } else {
            turnedAway++;
            phone.done();
            next(phone, now);
        }
    }

    Acknowledged acknowledged() {
        return acknowledged;
    }

    /** Valid requests that were refused for good, or whose callers gave up in the end. */
    long turnedAway() {
        return turnedAway + phones.stream().filter(phone -> !phone.isIdle()).count();
    }

    /** Such as {@code 81234 requests in 81300 sendings: 200×40 201×81194 503×66}. */
    String counts() {
        StringJoiner text = new StringJoiner(", ");
        answers.forEach((answer, count) -> text.add(answer + "×" + count));
        return requests + " requests in " + sendings + " sendings, " + (sendings - requests) + " of them again: "
                + text;
    }
}
