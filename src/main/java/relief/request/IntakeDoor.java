package relief.request;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Function;
import relief.platform.Caller;
import relief.platform.Problems;

/**
 * Stands before the router and turns requests away while there is no room for them: a refusal must cost a small part of
 * what taking in costs, or refusing the many leaves nothing for the few. Whoever it lets pass is looked at again; whoever
 * it turns away is counted with all other answers and written nowhere.
 */
final class IntakeDoor implements Handler<HttpServerRequest> {
    private static final String REQUESTS = "/api/v1/requests/";

    private final IntakeRoom room;
    private final Function<HttpServerRequest, Optional<Caller>> known;
    private final Problems problems;
    private final Handler<HttpServerRequest> router;
    private final Problems.Prepared full;

    IntakeDoor(
            IntakeRoom room,
            Function<HttpServerRequest, Optional<Caller>> known,
            Problems problems,
            Handler<HttpServerRequest> router) {
        this.room = room;
        this.known = known;
        this.problems = problems;
        this.router = router;
        this.full = problems.prepare(IntakeRoom.full());
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (isToBeTurnedAway(request)) {
            problems.answer(request, full);
        } else {
            router.handle(request);
        }
    }

    private boolean isToBeTurnedAway(HttpServerRequest request) {
        if (!room.isCrowded()
                || !HttpMethod.PUT.equals(request.method())
                || !request.path().startsWith(REQUESTS)) {
            return false;
        }
        // Whom we do not know at once, or not at all, is a matter of the router.
        return known.apply(request)
                .filter(caller -> !room.hasSeat(caller.region()))
                .isPresent();
    }
}
