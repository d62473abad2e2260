package relief.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Draws one command after the other from one seed: the same seed gives the same commands in the same order, whatever is
 * answered to them. How they meet on the nodes is the machine's to say.
 */
final class Commands {
    static final String KILL = "kill";
    /** One kill falls into each stretch of so many commands. */
    private static final int KILL_EVERY = 5_000;

    private final Random random;
    private final Cluster cluster;
    private final NavigableMap<Integer, Supplier<Command>> byShare = new TreeMap<>();
    private int shares;
    private int drawn;
    private int nextKill;

    Commands(Random random, Cluster cluster, Wire wire, Memory memory) {
        this.random = random;
        this.cluster = cluster;
        Deque<Asked> toCorrect = new ArrayDeque<>();
        RequestCommands requests = new RequestCommands(random, wire, memory, toCorrect);
        OfficerCommands officers = new OfficerCommands(random, wire, memory, toCorrect);
        MoneyCommands money = new MoneyCommands(random, wire, memory);
        share(43, requests::submit);
        share(5, requests::submitAtOnce);
        share(8, requests::replay);
        share(3, requests::replayOtherwise);
        share(4, requests::correct);
        share(5, requests::withdraw);
        share(3, requests::look);
        share(2, requests::faulty);
        share(19, officers::decide);
        share(1, officers::decideMany);
        share(5, money::topUp);
        share(1, money::signOrder);
        share(1, money::confirmOrder);
        nextKill = 1 + random.nextInt(KILL_EVERY - 1);
    }

    private void share(int percent, Supplier<Command> draw) {
        shares += percent;
        byShare.put(shares, draw);
    }

    Command next() {
        if (drawn++ == nextKill) {
            nextKill = (drawn / KILL_EVERY + 1) * KILL_EVERY + random.nextInt(KILL_EVERY);
            int node = random.nextInt(Cluster.NODES);
            return new Command(KILL, () -> cluster.kill(node).map("node " + node));
        }
        // There is nothing to talk about yet: the first is a request.
        return byShare.higherEntry(drawn == 1 ? 0 : random.nextInt(shares))
                .getValue()
                .get();
    }
}
