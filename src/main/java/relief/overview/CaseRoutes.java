package relief.overview;

import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.Set;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.Page;

/** Cases and queues over HTTP. */
public final class CaseRoutes {
    private final CaseService cases;
    private final CaseView view;

    public CaseRoutes(CaseService cases, CaseView view) {
        this.cases = cases;
        this.view = view;
    }

    public void register(ContractRouter router) {
        router.on("getRequest", this::get).on("listRequests", this::list);
    }

    private Future<Answer> get(Call call) {
        return cases.get(call.caller(), call.id("id")).map(file -> Answer.ok(view.whole(file)));
    }

    private Future<Answer> list(Call call) {
        return cases.list(call.caller(), wanted(call), Page.after(call, 2), call.limit())
                .map(page -> Answer.ok(page.map(view::item)));
    }

    private static CaseService.Wanted wanted(Call call) {
        Set<SeenState> states = EnumSet.noneOf(SeenState.class);
        call.queries("state").forEach(name -> states.add(SeenState.valueOf(name)));
        return new CaseService.Wanted(states, call.query("township"), call.query("disaster"), call.query("q"));
    }
}
