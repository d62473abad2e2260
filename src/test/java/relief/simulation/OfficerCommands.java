package relief.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import relief.platform.Json;
import relief.request.RequestState;
import relief.simulation.Wire.Call;
import relief.simulation.Wire.Reply;

/** What officers do: decide on requests, one by one and many at once, also on those that are not theirs to decide. */
final class OfficerCommands {
    private static final int MOST_AT_ONCE = 6;
    private static final int LOOKS = 4;
    private static final Map<String, Object> MINUTES =
            Map.of("number", "〔2023〕7号", "members", List.of("甲某", "乙某", "丙某"));

    private final Random random;
    private final Wire wire;
    private final Memory memory;
    private final Deque<Asked> toCorrect;

    OfficerCommands(Random random, Wire wire, Memory memory, Deque<Asked> toCorrect) {
        this.random = random;
        this.wire = wire;
        this.memory = memory;
        this.toCorrect = toCorrect;
    }

    /** What an officer says, and who he is. */
    private record Word(String officer, String outcome, Long amountFen, boolean minuted) {
        byte[] json(Map<String, Object> more) {
            Map<String, Object> body = new LinkedHashMap<>(more);
            body.put("outcome", outcome);
            body.put("reason", "情况属实");
            if (amountFen != null) {
                body.put("amountFen", amountFen);
            }
            if (minuted) {
                body.put("minutes", MINUTES);
            }
            return Json.bytes(body);
        }
    }

    /** What was known when the word was sent. */
    private record Before(boolean stored, RequestState end) {
        static Before of(Asked asked) {
            return new Before(asked.isStored(), asked.end());
        }
    }

    Command decide() {
        Asked asked = likelyWaiting();
        Word word = word(asked);
        expectCorrection(asked, word);
        int node = random.nextInt(Cluster.NODES);
        return new Command("decision", () -> {
            Before before = Before.of(asked);
            sent(asked, word);
            Call call =
                    new Call(HttpMethod.POST, asked.path() + "/decision", word.officer(), word.json(Map.of()), node);
            return wire.send(call).map(reply -> {
                judge(asked, word, before, reply);
                return reply.label();
            });
        });
    }

    Command decideMany() {
        Map<UUID, Asked> chosen = new LinkedHashMap<>();
        Asked first = likelyWaiting();
        Word word = new Word(first.place().anyDecider(random), outcome(), null, false);
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Asked asked = i == 0 ? first : likelyWaiting();
            chosen.put(asked.id(), asked);
            expectCorrection(asked, word);
        }
        int node = random.nextInt(Cluster.NODES);
        return new Command("decisions", () -> {
            Map<UUID, Before> before = new HashMap<>();
            chosen.forEach((id, asked) -> {
                before.put(id, Before.of(asked));
                sent(asked, word);
            });
            byte[] body = word.json(Map.of("ids", new ArrayList<>(chosen.keySet())));
            return wire.send(new Call(HttpMethod.POST, "/decisions", word.officer(), body, node))
                    .map(reply -> {
                        Expect.status(reply, 200);
                        Expect.that(reply.body().get("results").size() == chosen.size(), "a result is missing", reply);
                        for (JsonNode result : reply.body().get("results")) {
                            UUID id = UUID.fromString(result.get("id").asText());
                            judge(chosen.get(id), word, before.get(id), single(result));
                        }
                        return reply.label();
                    });
        });
    }

    /** The result of one of many as if it had been decided alone. */
    private static Reply single(JsonNode result) {
        JsonNode problem = result.get("problem");
        return problem == null
                ? new Reply(200, result, false)
                : new Reply(problem.get("status").asInt(), problem, false);
    }

    /** Mostly one that the machine does not grant by itself. */
    private Asked likelyWaiting() {
        Asked asked = memory.any(random);
        for (int i = 1; i < LOOKS && asked.first().tariff().equals("AFFECTED"); i++) {
            asked = memory.any(random);
        }
        return asked;
    }

    private Word word(Asked asked) {
        String officer = asked.place().anyDecider(random);
        String outcome = outcome();
        boolean lowered = outcome.equals("APPROVE") && random.nextInt(100) < 20;
        Long amountFen = lowered ? 50_000L + 1_000L * random.nextInt(500) : null;
        boolean minuted = officer.equals(Place.PANEL) && random.nextInt(100) < 90;
        return new Word(officer, outcome, amountFen, minuted);
    }

    private String outcome() {
        int draw = random.nextInt(100);
        if (draw < 55) {
            return "APPROVE";
        }
        if (draw < 65) {
            return "REJECT";
        }
        return draw < 85 ? "RETURN" : "ESCALATE";
    }

    private void expectCorrection(Asked asked, Word word) {
        if (word.outcome().equals("RETURN")) {
            toCorrect.add(asked);
        }
    }

    private static void sent(Asked asked, Word word) {
        if (word.outcome().equals("REJECT")) {
            asked.isSentFor(RequestState.REJECTED);
        } else if (word.outcome().equals("RETURN")) {
            asked.isSentFor(RequestState.RETURNED);
        }
    }

    private static void judge(Asked asked, Word word, Before before, Reply reply) {
        boolean visible = asked.place().isBusinessOf(word.officer());
        if (reply.status() == 200) {
            RequestState state = RequestState.valueOf(reply.text("/state"));
            Expect.that(visible, "decided by somebody from elsewhere", reply);
            Expect.that(fits(word.outcome(), state), "is no outcome of " + word.outcome(), reply);
            Expect.that(!asked.submitter().equals(word.officer()), "decided by its submitter", reply);
            JsonNode at = reply.body().get("decidedAt");
            asked.acknowledge(word.outcome(), state, at == null ? null : at.asText(), before.end(), reply);
            return;
        }
        boolean panel = word.officer().equals(Place.PANEL);
        boolean approval = word.outcome().equals("APPROVE");
        switch (reply.problem()) {
            case "already-decided", "wrong-state" -> asked.judgeState(RequestState.valueOf(stateIn(reply)), reply);
            case "own-submission" -> Expect.that(asked.isBy(word.officer()), "he did not submit it", reply);
            case "over-limit" -> Expect.that(!panel, "nothing is over the panel's limit", reply);
            case "reserve-exhausted" -> Expect.that(approval, "no money was asked for", reply);
            case "minutes-required" -> Expect.that(panel && approval && !word.minuted(), "minutes were there", reply);
            default -> {
                Expect.problem(reply, "not-found");
                Expect.that(!visible || !before.stored(), "it is there", reply);
            }
        }
    }

    /** There is none in the refusal to send up what is with the panel. */
    private static String stateIn(Reply reply) {
        return reply.body().at("/facts/state").asText("ESCALATED_PANEL");
    }

    private static boolean fits(String outcome, RequestState state) {
        return switch (outcome) {
            case "APPROVE" -> state == RequestState.AUTHORIZED;
            case "REJECT" -> state == RequestState.REJECTED;
            case "RETURN" -> state == RequestState.RETURNED;
            default -> state == RequestState.ESCALATED_COUNTY || state == RequestState.ESCALATED_PANEL;
        };
    }
}
