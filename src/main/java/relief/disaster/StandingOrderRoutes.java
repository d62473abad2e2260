package relief.disaster;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.Form;
import relief.platform.Page;

/** Standing orders over HTTP. */
public final class StandingOrderRoutes {
    private final StandingOrderService orders;

    public StandingOrderRoutes(StandingOrderService orders) {
        this.orders = orders;
    }

    public void register(ContractRouter router) {
        router.on("listStandingOrders", this::list)
                .on("putStandingOrder", this::put)
                .on("confirmStandingOrder", this::confirm);
    }

    private Future<Answer> list(Call call) {
        return orders.list(call.caller(), call.path("code"), call.query("township"), Page.after(call, 2), call.limit())
                .map(page -> Answer.ok(page.map(StandingOrderRoutes::json)));
    }

    private Future<Answer> put(Call call) {
        Form form = call.form();
        long budgetFen = form.wholeNumber("/budgetFen");
        form.finish();
        StandingOrder.Terms terms = new StandingOrder.Terms(
                call.path("code"), form.text("/township"), new TreeSet<>(form.texts("/tariffs")), budgetFen);
        return orders.sign(call.caller(), call.id("id"), terms)
                .map(signed -> Answer.put(signed.first(), json(signed.order())));
    }

    private Future<Answer> confirm(Call call) {
        return orders.confirm(call.caller(), call.path("code"), call.id("id")).map(order -> Answer.ok(json(order)));
    }

    private enum State {
        SIGNED,
        CONFIRMED
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record OrderJson(
            UUID id,
            String disaster,
            String township,
            SortedSet<String> tariffs,
            long budgetFen,
            long grantedFen,
            State state,
            String signedBy,
            OffsetDateTime signedAt,
            String confirmedBy,
            OffsetDateTime confirmedAt) {}

    private static OrderJson json(StandingOrder order) {
        Optional<StandingOrder.Signature> confirmed = order.confirmed();
        return new OrderJson(
                order.id(),
                order.disaster(),
                order.township(),
                order.tariffs(),
                order.budgetFen(),
                order.grantedFen(),
                order.hasForce() ? State.CONFIRMED : State.SIGNED,
                order.signed().name(),
                order.signed().at(),
                confirmed.map(StandingOrder.Signature::name).orElse(null),
                confirmed.map(StandingOrder.Signature::at).orElse(null));
    }
}
