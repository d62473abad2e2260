package relief.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;
import relief.kernel.Fault;
import relief.kernel.Refused;

/** What a call was refused with, for tests to compare. */
public final class Refusals {
    private Refusals() {}

    /** The code of the refusal, or {@code none}. */
    public static String code(Supplier<Future<?>> call) {
        try {
            call.get().await();
            return "none";
        } catch (Refused refused) {
            return refused.code();
        }
    }

    /** Fails unless it ends in the refusal of that code. */
    public static void assertRefused(String code, Future<?> future) {
        assertEquals(code, assertThrows(Refused.class, future::await).code());
    }

    /** Pointer and code of every fault, in order. */
    public static List<String> faults(Supplier<Future<?>> call) {
        try {
            call.get().await();
            return List.of();
        } catch (Refused refused) {
            return refused.faults().stream().map(Refusals::text).toList();
        }
    }

    private static String text(Fault fault) {
        return fault.pointer() + " " + fault.code();
    }
}
