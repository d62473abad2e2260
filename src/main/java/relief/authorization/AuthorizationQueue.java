package relief.authorization;

import io.vertx.core.Future;
import java.util.List;
import relief.platform.Queue;
import relief.request.RequestPlace;
import relief.request.RequestService;

/** The requests that wait for the machine, county by county in turn, so that one county's flood starves no other. */
public final class AuthorizationQueue implements Queue {
    private final RequestService requests;
    private final AuthorizationService authorization;
    private String lastCounty = "";

    public AuthorizationQueue(RequestService requests, AuthorizationService authorization) {
        this.requests = requests;
        this.authorization = authorization;
    }

    @Override
    public String name() {
        return RequestService.QUEUE;
    }

    @Override
    public Future<Integer> drain(int limit, Claimed claimed) {
        return requests.countiesWithWork().compose(counties -> drainFirst(inTurn(counties), limit, claimed));
    }

    /** The next county in which another worker left something to do. */
    private Future<Integer> drainFirst(List<String> counties, int limit, Claimed claimed) {
        if (counties.isEmpty()) {
            return Future.succeededFuture(0);
        }
        lastCounty = counties.get(0);
        return authorization
                .decideSubmitted(lastCounty, limit, claimed)
                .compose(done -> done > 0
                        ? Future.succeededFuture(done)
                        : drainFirst(counties.subList(1, counties.size()), limit, claimed));
    }

    private List<String> inTurn(List<String> counties) {
        int next = 0;
        while (next < counties.size() && counties.get(next).compareTo(lastCounty) <= 0) {
            next++;
        }
        return java.util.stream.Stream.concat(
                        counties.subList(next, counties.size()).stream(), counties.subList(0, next).stream())
                .toList();
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
