package relief.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.Form;
import relief.platform.Page;

/** The operations on the deliveries of a run. */
public final class DeliveryRoutes {
    private final DeliveryService deliveries;

    public DeliveryRoutes(DeliveryService deliveries) {
        this.deliveries = deliveries;
    }

    public void register(ContractRouter router) {
        router.on("listDeliveries", this::list).on("retryDelivery", this::retry);
    }

    private Future<Answer> list(Call call) {
        return deliveries
                .ofRun(call.caller(), call.id("id"))
                .map(found -> Answer.ok(
                        new Page<>(found.stream().map(DeliveryRoutes::json).toList(), null)));
    }

    private Future<Answer> retry(Call call) {
        Form form = call.form();
        String act = form.text("/act");
        form.finish();
        return deliveries
                .retry(call.caller(), call.id("id"), Integer.parseInt(call.path("number")), RetryAct.valueOf(act))
                .map(delivery -> Answer.ok(json(delivery)));
    }

    private static DeliveryJson json(Delivery delivery) {
        return new DeliveryJson(
                delivery.number(),
                delivery.file(),
                delivery.state(),
                delivery.attempts(),
                delivery.state().isWaiting() ? delivery.nextAt() : null,
                delivery.fault().orElse(null),
                delivery.detail().orElse(null),
                delivery.changedAt());
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record DeliveryJson(
            int number,
            String file,
            DeliveryState state,
            int attempts,
            OffsetDateTime nextAt,
            String fault,
            String detail,
            OffsetDateTime changedAt) {}
}
