package relief.simulation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import relief.simulation.Wire.Call;
import relief.simulation.Wire.Reply;

/** Sends every stored request once more at the end, in each content it ever had: just one is there, and answers 200. */
final class Encore {
    private final Wire wire;
    private final Tally tally;
    private final Iterator<Asked> remaining;
    private final Promise<Void> done = Promise.promise();
    private int inFlight;

    private Encore(Wire wire, Memory memory, Tally tally) {
        this.wire = wire;
        this.tally = tally;
        this.remaining = memory.requests().stream().filter(Asked::isStored).iterator();
    }

    static Future<Void> play(Wire wire, Memory memory, Tally tally) {
        Encore encore = new Encore(wire, memory, tally);
        encore.goOn();
        return encore.done.future();
    }

    private void goOn() {
        while (inFlight < Simulation.IN_FLIGHT && remaining.hasNext()) {
            inFlight++;
            again(remaining.next())
                    .onSuccess(fine -> {
                        inFlight--;
                        goOn();
                    })
                    .onFailure(done::tryFail);
        }
        if (inFlight == 0) {
            done.tryComplete();
        }
    }

    private Future<Void> again(Asked asked) {
        Map<ByteBuffer, Integer> distinct = new LinkedHashMap<>();
        for (int i = 0; i < asked.contents().size(); i++) {
            distinct.putIfAbsent(ByteBuffer.wrap(asked.contents().get(i).json()), i);
        }
        List<Future<Reply>> replies =
                distinct.values().stream().map(content -> put(asked, content)).toList();
        return Future.all(replies).map(all -> {
            long same = replies.stream()
                    .filter(reply -> reply.result().status() == 200)
                    .count();
            if (same != 1) {
                throw new AssertionError(same + " contents are the same as is stored: " + all.list());
            }
            return null;
        });
    }

    private Future<Reply> put(Asked asked, int content) {
        byte[] json = asked.contents().get(content).json();
        int node = content % Cluster.NODES;
        return wire.send(new Call(HttpMethod.PUT, asked.path(), asked.submitter(), json, node))
                .map(reply -> {
                    asked.judgePut(content, true, reply);
                    tally.count("encore", reply.label());
                    return reply;
                });
    }
}
