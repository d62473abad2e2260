package relief.simulation;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import relief.platform.Json;
import relief.simulation.Wire.Call;

/** What brings money: appropriations and allocations to reserves, and standing orders that let it be granted at once. */
final class MoneyCommands {
    private static final String FUND = "CENTRAL-2023";

    private final Random random;
    private final Wire wire;
    private final Memory memory;
    private final Deque<Order> unconfirmed = new ArrayDeque<>();

    MoneyCommands(Random random, Wire wire, Memory memory) {
        this.random = random;
        this.wire = wire;
        this.memory = memory;
    }

    /** Small sums, so that reserves run out again. */
    Command topUp() {
        Place place = Place.any(random);
        boolean appropriation = random.nextInt(3) == 0;
        long amountFen = 100_000 * (1L + random.nextInt(80));
        UUID id = new UUID(random.nextLong(), random.nextLong());
        byte[] body = Json.bytes(Map.of(
                "kind",
                appropriation ? "APPROPRIATE" : "ALLOCATE",
                "county",
                place.county(),
                "region",
                appropriation ? place.county() : place.township(),
                "amountFen",
                amountFen));
        int node = random.nextInt(Cluster.NODES);
        boolean twice = random.nextInt(5) == 0;
        Call call = new Call(HttpMethod.PUT, "/funds/" + FUND + "/transfers/" + id, place.countyOfficer(), body, node);
        return new Command(
                "top-up",
                () -> transfer(call, id, amountFen, appropriation)
                        .compose(label -> twice
                                ? transfer(call, id, amountFen, appropriation).map(again -> label + ", again " + again)
                                : Future.succeededFuture(label)));
    }

    private Future<String> transfer(Call call, UUID id, long amountFen, boolean appropriation) {
        boolean bookedBefore = memory.transfers().containsKey(id);
        return wire.send(call).map(reply -> {
            if (reply.status() == 201 || reply.status() == 200) {
                Expect.that(reply.status() == 201 || bookedBefore || reply.unheard(), "was never booked", reply);
                Expect.that(reply.status() == 200 || !bookedBefore, "booked twice", reply);
                memory.transfers().put(id, amountFen);
            } else {
                Expect.problem(reply, "overdrawn");
                Expect.that(!appropriation && !bookedBefore, "cannot be overdrawn", reply);
            }
            return reply.label();
        });
    }

    private record Order(UUID id, Place place) {
        String path() {
            return "/disasters/" + Forms.DISASTER + "/standing-orders/" + id;
        }
    }

    Command signOrder() {
        Order order = new Order(new UUID(random.nextLong(), random.nextLong()), Place.any(random));
        unconfirmed.add(order);
        byte[] body = Json.bytes(Map.of(
                "township",
                order.place().township(),
                "tariffs",
                random.nextInt(3) == 0 ? List.of("AFFECTED", "INJURED") : List.of("AFFECTED"),
                "budgetFen",
                1_000_000L * (1 + random.nextInt(20))));
        int node = random.nextInt(Cluster.NODES);
        String signer = order.place().officers().get(0);
        return new Command(
                "order",
                () -> wire.send(new Call(HttpMethod.PUT, order.path(), signer, body, node))
                        .map(reply -> {
                            Expect.that(
                                    reply.status() == 201 || (reply.status() == 200 && reply.unheard()), "sign", reply);
                            memory.signed().add(order.id());
                            return reply.label();
                        }));
    }

    /** By the second officer, or in vain by the signer himself. */
    Command confirmOrder() {
        if (unconfirmed.isEmpty()) {
            return signOrder();
        }
        boolean own = random.nextInt(5) == 0;
        Order order = own ? unconfirmed.peek() : unconfirmed.poll();
        String officer = order.place().officers().get(own ? 0 : 1);
        int node = random.nextInt(Cluster.NODES);
        return new Command("confirmation", () -> {
            boolean signedBefore = memory.signed().contains(order.id());
            return wire.send(new Call(HttpMethod.POST, order.path() + "/confirmation", officer, null, node))
                    .map(reply -> {
                        if (reply.status() == 200) {
                            Expect.that(!own, "confirmed by its signer", reply);
                            memory.confirmed().add(order.id());
                        } else if (reply.status() == 404) {
                            Expect.that(!signedBefore, "is there", reply);
                        } else {
                            Expect.that(own, "may be confirmed", reply);
                            Expect.problem(reply, "own-order");
                        }
                        return reply.label();
                    });
        });
    }
}
