package relief.payment;

import io.vertx.core.Future;
import java.util.UUID;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.Page;

/** The operation that lists what was noticed before a run is sealed. */
public final class FindingRoutes {
    private final FindingService findings;

    public FindingRoutes(FindingService findings) {
        this.findings = findings;
    }

    public void register(ContractRouter router) {
        router.on("listPaymentFindings", this::list);
    }

    private Future<Answer> list(Call call) {
        return findings.list(call.caller(), call.id("id"), Page.after(call, 2), call.limit())
                .map(page -> Answer.ok(page.map(FindingRoutes::json)));
    }

    private static FindingJson json(FindingService.Listed listed) {
        PaymentFinding finding = listed.finding();
        return new FindingJson(
                finding.request(),
                finding.kind(),
                finding.blocking(),
                finding.detail(),
                listed.amountFen(),
                listed.payee(),
                listed.resolved());
    }

    private record FindingJson(
            UUID request,
            String kind,
            boolean blocking,
            String detail,
            long amountFen,
            String payee,
            boolean resolved) {}
}
