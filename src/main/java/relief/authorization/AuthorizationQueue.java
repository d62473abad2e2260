package relief.authorization;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import relief.platform.Queue;
import relief.request.RequestPlace;
import relief.request.RequestService;

/**
 * The requests that wait for the machine, county by county in turn, so that one county's flood starves no other. Two
 * workers of a node share the turns: while one waits for the database, the other decides for another county.
 */
public final class AuthorizationQueue implements Queue {
    private static final int LANES = 2;
    private static final long GATHER_MS = 150;

    private final RequestService requests;
    private final AuthorizationService authorization;
    private final Deque<String> round = new ArrayDeque<>();
    private final Set<String> inHand = new HashSet<>();

    public AuthorizationQueue(RequestService requests, AuthorizationService authorization) {
        this.requests = requests;
        this.authorization = authorization;
    }

    @Override
    public String name() {
        return RequestService.QUEUE;
    }

    @Override
    public int lanes() {
        return LANES;
    }

    /** A decision costs several times as much alone as among hundreds. */
    @Override
    public long gatherMs() {
        return GATHER_MS;
    }

    @Override
    public Future<Integer> drain(int limit, Claimed claimed) {
        return goOn(limit, claimed)
                .compose(done -> done > 0
                        ? Future.succeededFuture(done)
                        : requests.countiesWithWork().compose(counties -> {
                            begin(counties);
                            return goOn(limit, claimed);
                        }));
    }

    /** The next county of the round in which another worker left something to do; 0 at the end of the round. */
    private Future<Integer> goOn(int limit, Claimed claimed) {
        Optional<String> next = take();
        if (next.isEmpty()) {
            return Future.succeededFuture(0);
        }
        String county = next.get();
        return authorization
                .decideSubmitted(county, limit, claimed)
                .onComplete(decided -> leave(county, decided.failed()))
                .compose(done -> done > 0 ? Future.succeededFuture(done) : goOn(limit, claimed));
    }

    private synchronized void begin(List<String> counties) {
        if (round.isEmpty()) {
            counties.stream().filter(county -> !inHand.contains(county)).forEach(round::add);
        }
    }

    private synchronized Optional<String> take() {
        Optional<String> next = Optional.ofNullable(round.poll());
        next.ifPresent(inHand::add);
        return next;
    }

    /** What failed is tried again at once with fewer rows, until the one that fails is found. */
    private synchronized void leave(String county, boolean failed) {
        inHand.remove(county);
        if (failed) {
            round.addFirst(county);
        }
    }

    @Override
    public Future<Void> setAside(Object row, String error) {
        return requests.setAside((RequestPlace) row, error);
    }

    @Override
    public Future<Depth> depth() {
        return requests.depth();
    }
}
