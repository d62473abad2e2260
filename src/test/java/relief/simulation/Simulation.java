package relief.simulation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Random;
import relief.platform.Database;

/**
 * Sends commands, many at a time, and stops now and then to look whether all is well. Everything here happens on one
 * event loop, which is why what is remembered needs no locks.
 */
final class Simulation {
    static final int IN_FLIGHT = 64;
    private static final int AUDIT_EVERY = 10_000;

    private final int total;
    private final Tally tally;
    private final Memory memory = new Memory();
    private final Commands commands;
    private final Audit audit;
    private final Wire wire;
    private final Promise<Void> done = Promise.promise();
    private int issued;
    private int inFlight;
    private boolean auditDue;
    private boolean failed;

    Simulation(Vertx vertx, Cluster cluster, Wire wire, Tally tally, Database database, Random random, int total) {
        this.total = total;
        this.tally = tally;
        this.commands = new Commands(random, cluster, wire, memory);
        this.audit = new Audit(vertx, database, memory);
        this.wire = wire;
    }

    /** Call it on an event loop; fails at the first answer or state that must not be. */
    Future<Void> run() {
        return audit.begin().compose(begun -> {
            goOn();
            return done.future();
        });
    }

    private void goOn() {
        while (!failed && !auditDue && inFlight < IN_FLIGHT && issued < total) {
            issue();
        }
        if (inFlight == 0 && !failed) {
            rest();
        }
    }

    private void issue() {
        int number = ++issued;
        auditDue = number % AUDIT_EVERY == 0;
        inFlight++;
        Command command = commands.next();
        Future.<Void>succeededFuture()
                .compose(now -> command.run().get())
                .onSuccess(answer -> answered(command, answer))
                .onFailure(failure -> fail("command " + number + ", " + command.kind(), failure));
    }

    private void answered(Command command, String answer) {
        inFlight--;
        tally.count(command.kind(), answer);
        auditDue |= command.kind().equals(Commands.KILL);
        goOn();
    }

    /** Nothing is under way. */
    private void rest() {
        boolean last = issued == total;
        auditDue = false;
        Future<Void> checking =
                last ? Encore.play(wire, memory, tally).compose(played -> audit.check()) : audit.check();
        checking.onSuccess(fine -> {
                    tally.count("audit", "all is well");
                    System.out.println("after " + issued + " commands all is well");
                    if (last) {
                        done.complete();
                    } else {
                        goOn();
                    }
                })
                .onFailure(failure -> fail("audit after " + issued + " commands", failure));
    }

    private void fail(String where, Throwable failure) {
        if (!failed) {
            failed = true;
            done.fail(new AssertionError(where + ": " + failure.getMessage(), failure));
        }
    }
}
