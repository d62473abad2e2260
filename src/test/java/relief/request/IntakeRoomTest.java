package relief.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.kernel.Refused;

class IntakeRoomTest {
    private final IntakeRoom room = new IntakeRoom();
    private final List<Promise<Void>> inside = new ArrayList<>();

    /** Dynamic thresholds: n floods share the room so that one share of n + 1 stays free. */
    @ParameterizedTest(name = "{0} floods")
    @CsvSource({"1, 1024", "2, 683", "7, 256"})
    void leavesSeatsToTheQuiet(int floods, int seatsEach) {
        int[] seated = new int[floods];
        for (int round = 0; round < IntakeRoom.SEATS; round++) {
            for (int flood = 0; flood < floods; flood++) {
                seated[flood] += enters("63022210" + flood) ? 1 : 0;
            }
        }
        for (int seats : seated) {
            assertTrue(Math.abs(seats - seatsEach) <= 2, seats + " seats of one flood");
        }
        assertTrue(room.isCrowded());
        assertFalse(room.hasSeat("630222100"), "a flood would find a seat");
        for (int quiet = 0; quiet < 100; quiet++) {
            assertTrue(room.hasSeat("630224100"));
            assertTrue(enters("630224100"), "the quiet place's request no. " + quiet);
        }
        assertTrue(room.taken() <= IntakeRoom.SEATS);
    }

    @Test
    void everySeatIsGivenBack() {
        while (enters("630222101")) {}
        inside.forEach(Promise::complete);
        assertEquals(0, room.taken());
        assertTrue(enters("630222101"));
    }

    @Test
    void whoFailsGivesHisSeatBackToo() {
        assertThrows(
                Refused.class,
                () -> room.seated("630222101", () -> {
                    throw Refused.notFound("The request");
                }));
        assertTrue(room.seated("630222101", () -> Future.failedFuture("no database"))
                .failed());
        assertEquals(0, room.taken());
    }

    private boolean enters(String place) {
        Promise<Void> work = Promise.promise();
        Future<Void> seated = room.seated(place, work::future);
        if (seated.failed()) {
            assertEquals("overloaded", ((Refused) seated.cause()).code());
            return false;
        }
        inside.add(work);
        return true;
    }
}
