package relief.request;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import relief.identity.Access;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.region.Regions;

/** The intake over HTTP. */
public final class RequestRoutes {
    private final RequestService requests;
    private final QuickRequestReader quick;
    private final RequestForm form;
    private final Clock clock;

    public RequestRoutes(RequestService requests, Regions regions, Access access, Clock clock) {
        this.requests = requests;
        this.quick = new QuickRequestReader(regions, access);
        this.form = new RequestForm(regions, access);
        this.clock = clock;
    }

    public void register(ContractRouter router) {
        router.on("putRequest", this::put).on("correctRequest", this::correct);
    }

    private Future<Answer> put(Call call) {
        return requests.takeIn(call.caller(), () -> read(call))
                .map(receipt -> Answer.put(receipt.first(), RequestAnswer.of(receipt)));
    }

    private Future<Answer> correct(Call call) {
        ReliefRequest corrected = read(call);
        return requests.place(call.caller(), call.id("id"))
                .compose(place -> requests.correct(call.caller(), corrected))
                .map(receipt -> Answer.ok(RequestAnswer.of(receipt)));
    }

    private ReliefRequest read(Call call) {
        UUID id = call.id("id");
        OffsetDateTime now = OffsetDateTime.now(clock);
        return quick.read(id, call.body().getBytes(), call.caller(), now)
                .orElseGet(() -> form.read(id, call.form(), call.caller(), now));
    }

    record RequestAnswer(UUID id, RequestState state, OffsetDateTime receivedAt) {
        static RequestAnswer of(RequestService.Receipt receipt) {
            return new RequestAnswer(receipt.id(), receipt.state(), receipt.receivedAt());
        }
    }
}
