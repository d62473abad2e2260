package relief.overview;

import io.vertx.core.Future;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;

/** The figures over HTTP, once or live. */
public final class OverviewRoutes {
    private final OverviewService overviews;
    private final LiveFeed feed;

    public OverviewRoutes(OverviewService overviews, LiveFeed feed) {
        this.overviews = overviews;
        this.feed = feed;
    }

    public void register(ContractRouter router) {
        router.on("getOverview", this::get).on("getLive", this::live);
    }

    private Future<Answer> get(Call call) {
        return scope(call).compose(overviews::figures).map(Answer::ok);
    }

    private Future<Answer> live(Call call) {
        feed.requirePlace();
        return scope(call)
                .map(scope -> Answer.written(response -> feed.follow(scope, call.stream(), response))
                        .with("Content-Type", "text/event-stream"));
    }

    private Future<OverviewService.Scope> scope(Call call) {
        return overviews.scope(call.caller(), call.query("disaster").orElseThrow(), call.query("region"));
    }
}
