package relief.payment;

import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.UUID;
import relief.authorization.Grant;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.Form;
import relief.request.Payee;
import relief.request.RequestForm;
import relief.request.RequestState;

/** The operation that gives or corrects the account of a grant. */
public final class PayeeRoutes {
    private static final int REASON_LENGTH = 500;

    private final PayeeService payees;

    public PayeeRoutes(PayeeService payees) {
        this.payees = payees;
    }

    public void register(ContractRouter router) {
        router.on("correctPayee", this::correct);
    }

    private Future<Answer> correct(Call call) {
        Form form = call.form();
        Payee payee = RequestForm.payee(form, "/payee");
        String reason = form.plainText("/reason", REASON_LENGTH);
        form.finish();
        return payees.correct(call.caller(), call.id("id"), payee, reason).map(PayeeRoutes::json);
    }

    private static Answer json(Grant grant) {
        return Answer.ok(new RequestJson(grant.request(), RequestState.AUTHORIZED, grant.receivedAt()));
    }

    private record RequestJson(UUID id, RequestState state, OffsetDateTime receivedAt) {}
}
