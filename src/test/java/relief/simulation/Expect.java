package relief.simulation;

import java.util.List;
import relief.simulation.Wire.Reply;

/** What an answer must be like, so that every complaint quotes the answer. */
final class Expect {
    private Expect() {}

    static void that(boolean holds, String complaint, Reply reply) {
        if (!holds) {
            throw new AssertionError(complaint + ": " + reply);
        }
    }

    static void status(Reply reply, Integer... allowed) {
        that(List.of(allowed).contains(reply.status()), "not one of " + List.of(allowed), reply);
    }

    static void problem(Reply reply, String... allowed) {
        that(
                reply.status() >= 400 && List.of(allowed).contains(reply.problem()),
                "not one of " + List.of(allowed),
                reply);
    }
}
