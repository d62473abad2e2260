package relief.request;

import io.vertx.core.Future;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import relief.kernel.Refused;

/**
 * How many requests may be on their way to the disk at once, and whose: no place may take more seats than are still
 * free, so that a flood from one leaves half of the room to the others, and floods from ten still leave seats to the
 * eleventh (Choudhury and Hahne, Dynamic Queue Length Thresholds, 1998). Who finds no seat is told at once, before
 * anything was spent on him.
 */
final class IntakeRoom {
    static final int SEATS = 2_048;

    private final AtomicInteger taken = new AtomicInteger();
    private final ConcurrentMap<String, Integer> byPlace = new ConcurrentHashMap<>();

    /** @param place code of the region the sender works in */
    <T> Future<T> seated(String place, Supplier<Future<T>> work) {
        int seats = byPlace.merge(place, 1, Integer::sum);
        int free = SEATS - taken.getAndIncrement();
        if (seats > free) {
            leave(place);
            return Future.failedFuture(full());
        }
        try {
            return work.get().onComplete(done -> leave(place));
        } catch (RuntimeException refused) {
            leave(place);
            throw refused;
        }
    }

    /** While it is not, there is a seat for everyone: nobody holds more seats than are taken in all. */
    boolean isCrowded() {
        return 2 * taken.get() >= SEATS;
    }

    /** Whether somebody of that place would find a seat at this moment. */
    boolean hasSeat(String place) {
        return byPlace.getOrDefault(place, 0) < SEATS - taken.get();
    }

    private void leave(String place) {
        taken.decrementAndGet();
        byPlace.computeIfPresent(place, (code, seats) -> seats == 1 ? null : seats - 1);
    }

    static Refused full() {
        return Refused.because(
                "overloaded", "Too many requests are waiting. Nothing was stored; send the same again soon.");
    }

    int taken() {
        return taken.get();
    }
}
