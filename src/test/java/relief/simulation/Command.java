package relief.simulation;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** One thing that somebody does; it fails when the answer is none that may be given to it, and else tells its kind. */
record Command(String kind, Supplier<Future<String>> run) {}
