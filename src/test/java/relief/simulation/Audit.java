package relief.simulation;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import relief.oversight.Invariants;
import relief.platform.Database;

/** Waits until the machine has decided everything, then asks for the invariants and for whatever was acknowledged. */
final class Audit {
    private static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_EVERY_MS = 20;
    private static final int SHOWN = 10;
    private static final String WAITING = "select count(*) from request where state = 'SUBMITTED' and stuck is null";

    private final Vertx vertx;
    private final Database database;
    private final Invariants invariants;
    private final Memory memory;
    private final Set<UUID> seeded = new HashSet<>();

    Audit(Vertx vertx, Database database, Memory memory) {
        this.vertx = vertx;
        this.database = database;
        this.invariants = new Invariants(database);
        this.memory = memory;
    }

    /** Remembers what was set up before the first command. */
    Future<Void> begin() {
        return Stored.read(database).map(stored -> {
            stored.transfers().forEach(transfer -> seeded.add(transfer.id()));
            return null;
        });
    }

    /** Fails with all that is wrong. */
    Future<Void> check() {
        return drained(System.nanoTime() + DRAIN_NANOS)
                .compose(empty -> invariants.check())
                .compose(violations -> Stored.read(database).map(stored -> {
                    List<String> complaints = new ArrayList<>(stored.odd());
                    violations.forEach(violation -> complaints.add(violation.toString()));
                    complaints.addAll(new Comparison(memory, stored, seeded).complaints());
                    if (!complaints.isEmpty()) {
                        throw new AssertionError(complaints.size() + " complaints, the first: "
                                + complaints.subList(0, Math.min(SHOWN, complaints.size())));
                    }
                    return null;
                }));
    }

    private Future<Void> drained(long deadlineNanos) {
        return database.read(sql -> sql.query(WAITING).execute())
                .map(rows -> rows.iterator().next().getLong(0))
                .compose(waiting -> {
                    if (waiting == 0) {
                        return Future.succeededFuture();
                    }
                    if (System.nanoTime() > deadlineNanos) {
                        throw new AssertionError("the queue does not drain: " + waiting + " requests still wait");
                    }
                    return vertx.timer(LOOK_EVERY_MS, TimeUnit.MILLISECONDS).compose(later -> drained(deadlineNanos));
                });
    }
}
