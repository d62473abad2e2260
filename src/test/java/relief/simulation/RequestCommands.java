package relief.simulation;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import relief.platform.Json;
import relief.request.RequestState;
import relief.simulation.Wire.Call;
import relief.simulation.Wire.Reply;

/** What field workers do: send requests, send them again, send faulty ones, correct and withdraw and look at them. */
final class RequestCommands {
    private static final int MOST_COPIES = 4;

    private final Random random;
    private final Wire wire;
    private final Memory memory;
    private final Population population;
    private final Forms forms;
    private final Deque<Asked> toCorrect;

    /** @param toCorrect requests that an officer was told to return */
    RequestCommands(Random random, Wire wire, Memory memory, Deque<Asked> toCorrect) {
        this.random = random;
        this.wire = wire;
        this.memory = memory;
        this.population = new Population(random);
        this.forms = new Forms(random, population);
        this.toCorrect = toCorrect;
    }

    Command submit() {
        Asked asked = ask();
        int node = anyNode();
        return new Command("request", () -> put(asked, 0, asked.submitter(), node));
    }

    /** The same request to both nodes at once. */
    Command submitAtOnce() {
        Asked asked = ask();
        int copies = 2 + random.nextInt(MOST_COPIES - 1);
        return new Command(
                "at once",
                () -> Future.all(IntStream.range(0, copies)
                                .mapToObj(copy -> put(asked, 0, asked.submitter(), copy % Cluster.NODES))
                                .toList())
                        .map(all -> String.join(
                                " ", all.<String>list().stream().sorted().toList())));
    }

    private Asked ask() {
        Family family = population.family();
        Place place = random.nextInt(100) < 80 ? family.home() : Place.any(random);
        Asked asked = new Asked(newId(), family, place, submitter(place), forms.fillIn(family, place));
        memory.add(asked);
        return asked;
    }

    private String submitter(Place place) {
        List<String> submitters = place.submitters();
        int draw = random.nextInt(100);
        return submitters.get(draw < 80 ? draw % 2 : draw % submitters.size());
    }

    Command replay() {
        Asked asked = memory.any(random);
        int node = anyNode();
        return new Command("replay", () -> put(asked, 0, asked.submitter(), node));
    }

    Command replayOtherwise() {
        Asked asked = memory.any(random);
        Content other = asked.first().with(asked.first().amountFen() + 1 + random.nextInt(1_000), null);
        int node = anyNode();
        return new Command("other content", () -> put(asked, asked.add(other), asked.submitter(), node));
    }

    Future<String> put(Asked asked, int content, String user, int node) {
        boolean storedBefore = asked.isStored();
        return wire.send(new Call(
                        HttpMethod.PUT,
                        asked.path(),
                        user,
                        asked.contents().get(content).json(),
                        node))
                .map(reply -> {
                    asked.judgePut(content, storedBefore, reply);
                    return reply.label();
                });
    }

    Command correct() {
        Asked asked = toCorrect.isEmpty() ? memory.any(random) : toCorrect.poll();
        String corrector =
                random.nextInt(100) < 70 ? asked.submitter() : asked.place().countyOfficer();
        Content content = asked.first().with(150_000 + 1_000L * random.nextInt(600), "AFFECTED");
        int node = anyNode();
        return new Command("correction", () -> {
            boolean storedBefore = asked.isStored();
            asked.addCorrection(content, corrector);
            return wire.send(new Call(HttpMethod.POST, asked.path() + "/correction", corrector, content.json(), node))
                    .map(reply -> {
                        if (reply.status() == 200) {
                            Expect.that(reply.text("/state").equals("SUBMITTED"), "corrected, but not so", reply);
                        } else {
                            Expect.problem(reply, storedBefore ? "wrong-state" : "not-found", "wrong-state");
                        }
                        return reply.label();
                    });
        });
    }

    Command withdraw() {
        Asked asked = memory.any(random);
        String user =
                random.nextInt(100) < 70 ? asked.submitter() : asked.place().anyDecider(random);
        int node = anyNode();
        return new Command("withdrawal", () -> {
            boolean mustBeThere = asked.isStored() && asked.place().isBusinessOf(user);
            RequestState endBefore = asked.end();
            asked.isSentFor(RequestState.WITHDRAWN);
            byte[] reason = Json.bytes(Map.of("reason", "自愿放弃"));
            return wire.send(new Call(HttpMethod.POST, asked.path() + "/withdrawal", user, reason, node))
                    .map(reply -> {
                        judgeWithdrawal(asked, user, mustBeThere, endBefore, reply);
                        return reply.label();
                    });
        });
    }

    private static void judgeWithdrawal(
            Asked asked, String user, boolean mustBeThere, RequestState endBefore, Reply reply) {
        if (reply.status() == 200) {
            asked.acknowledge("WITHDRAW", RequestState.WITHDRAWN, null, endBefore, reply);
            return;
        }
        Expect.problem(reply, "wrong-state", "forbidden", mustBeThere ? "wrong-state" : "not-found");
        if (reply.problem().equals("wrong-state")) {
            Expect.that(reply.text("/facts/state").equals("REJECTED"), "nothing was paid or rejected", reply);
            asked.judgeState(RequestState.REJECTED, reply);
        }
        if (reply.problem().equals("forbidden")) {
            Expect.that(!user.equals(asked.submitter()), "the submitter may", reply);
        }
    }

    Command look() {
        Asked asked = memory.any(random);
        String user = asked.place().countyOfficer();
        int node = anyNode();
        return new Command("look", () -> {
            boolean storedBefore = asked.isStored();
            RequestState endBefore = asked.end();
            return wire.send(new Call(HttpMethod.GET, asked.path(), user, null, node))
                    .map(reply -> {
                        if (!storedBefore && reply.status() == 404) {
                            return reply.label();
                        }
                        Expect.status(reply, 200);
                        RequestState state = RequestState.valueOf(reply.text("/state"));
                        asked.judgeState(state, reply);
                        Expect.that(endBefore == null || endBefore == state, "was " + endBefore + " for good", reply);
                        return reply.label();
                    });
        });
    }

    Command faulty() {
        Family family = population.family();
        Place place = family.home();
        byte[] body = forms.faulty(family, place);
        String path = "/requests/" + newId();
        String user = place.workers().get(0);
        int node = anyNode();
        return new Command(
                "faulty",
                () -> wire.send(new Call(HttpMethod.PUT, path, user, body, node))
                        .map(reply -> {
                            Expect.problem(reply, "invalid-body", "malformed-json");
                            return reply.label();
                        }));
    }

    private UUID newId() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private int anyNode() {
        return random.nextInt(Cluster.NODES);
    }
}
