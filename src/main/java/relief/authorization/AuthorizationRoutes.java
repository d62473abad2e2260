package relief.authorization;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import relief.authorization.OfficerDesk.Ruled;
import relief.kernel.PersonName;
import relief.kernel.Refused;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.Form;
import relief.platform.Problems;
import relief.request.RequestState;

/** Officers' decisions and withdrawals over HTTP. */
public final class AuthorizationRoutes {
    private static final int REASON_LENGTH = 500;
    private static final int MINUTES_NUMBER_LENGTH = 60;

    private final Authorization authorization;
    private final Problems problems;

    public AuthorizationRoutes(Authorization authorization, Problems problems) {
        this.authorization = authorization;
        this.problems = problems;
    }

    public void register(ContractRouter router) {
        router.on("decideRequest", this::decide)
                .on("decideMany", this::decideMany)
                .on("withdrawRequest", this::withdraw);
    }

    private Future<Answer> decide(Call call) {
        return authorization
                .officers()
                .decide(call.caller(), call.id("id"), decision(call.form()))
                .map(ruled -> Answer.ok(DecisionAnswer.of(ruled)));
    }

    /** One after the other, each in its own transaction: what is refused stops nothing. */
    private Future<Answer> decideMany(Call call) {
        Form form = call.form();
        Decision decision = decision(form);
        Future<List<Object>> deciding = Future.succeededFuture(new ArrayList<>());
        for (String id : form.texts("/ids")) {
            deciding = deciding.compose(results -> authorization
                    .officers()
                    .decide(call.caller(), UUID.fromString(id), decision)
                    .map(ruled -> (Object) new Result(ruled.id(), ruled.state(), null))
                    .recover(failure -> refusedOne(id, failure))
                    .map(result -> {
                        results.add(result);
                        return results;
                    }));
        }
        return deciding.map(results -> Answer.ok(Map.of("results", results)));
    }

    private Future<Object> refusedOne(String id, Throwable failure) {
        return failure instanceof Refused refused
                ? Future.succeededFuture(new Result(UUID.fromString(id), null, problems.describe(refused)))
                : Future.failedFuture(failure);
    }

    private Future<Answer> withdraw(Call call) {
        Form form = call.form();
        String reason = form.plainText("/reason", REASON_LENGTH);
        form.finish();
        return authorization
                .withdrawals()
                .withdraw(call.caller(), call.id("id"), reason)
                .map(request -> Answer.ok(new Withdrawal(request.id(), RequestState.WITHDRAWN, request.receivedAt())));
    }

    private static Decision decision(Form form) {
        Optional<Long> amountFen =
                form.has("/amountFen") ? Optional.of(form.wholeNumber("/amountFen")) : Optional.empty();
        Optional<Decision.Minutes> minutes = form.has("/minutes") ? Optional.of(minutes(form)) : Optional.empty();
        Decision.Outcome outcome = form.faulty("/outcome") || !form.has("/outcome")
                ? Decision.Outcome.RETURN
                : Decision.Outcome.valueOf(form.text("/outcome"));
        String reason = form.plainText("/reason", REASON_LENGTH);
        form.finish();
        return new Decision(outcome, amountFen, reason, minutes);
    }

    private static Decision.Minutes minutes(Form form) {
        List<String> members = form.items("/minutes/members")
                .map(at -> form.value(
                        at, PersonName::check, text -> PersonName.of(text).value(), ""))
                .toList();
        return new Decision.Minutes(form.plainText("/minutes/number", MINUTES_NUMBER_LENGTH), members);
    }

    record Result(UUID id, RequestState state, Map<String, Object> problem) {}

    record Withdrawal(UUID id, RequestState state, OffsetDateTime receivedAt) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DecisionAnswer(UUID id, RequestState state, Level level, Long amountFen, OffsetDateTime decidedAt) {
        static DecisionAnswer of(Ruled ruled) {
            return new DecisionAnswer(ruled.id(), ruled.state(), ruled.level(), ruled.amountFen(), ruled.decidedAt());
        }
    }
}
