package relief.request;

import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.UUID;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;

/** The intake over HTTP. */
public final class RequestRoutes {
    private final RequestService requests;
    private final IntakeService intake;
    private final RequestReader reader;

    public RequestRoutes(RequestService requests, IntakeService intake, RequestReader reader) {
        this.requests = requests;
        this.intake = intake;
        this.reader = reader;
    }

    public void register(ContractRouter router) {
        router.on("putRequest", this::put).on("correctRequest", this::correct);
    }

    private Future<Answer> put(Call call) {
        return call.onItsLoop(intake.takeIn(call.caller(), () -> reader.body(call)))
                .map(receipt -> Answer.put(receipt.first(), RequestAnswer.of(receipt)));
    }

    private Future<Answer> correct(Call call) {
        ReliefRequest corrected = reader.body(call);
        return requests.place(call.caller(), call.id("id"))
                .compose(place -> intake.correct(call.caller(), corrected))
                .map(receipt -> Answer.ok(RequestAnswer.of(receipt)));
    }

    record RequestAnswer(UUID id, RequestState state, OffsetDateTime receivedAt) {
        static RequestAnswer of(IntakeService.Receipt receipt) {
            return new RequestAnswer(receipt.id(), receipt.state(), receipt.receivedAt());
        }
    }
}
