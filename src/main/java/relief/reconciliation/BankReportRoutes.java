package relief.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.Page;

/** The operations on banks' reports. */
public final class BankReportRoutes {
    private final BankReportService reports;

    public BankReportRoutes(BankReportService reports) {
        this.reports = reports;
    }

    public void register(ContractRouter router) {
        router.on("listBankReports", this::list)
                .on("putBankReport", this::put)
                .on("getBankReport", this::get)
                .on("listQuarantine", this::quarantine);
    }

    private Future<Answer> list(Call call) {
        return reports.list(call.caller(), call.query("county"), Page.after(call, 2), call.limit())
                .map(page -> Answer.ok(page.map(BankReportRoutes::json)));
    }

    private Future<Answer> put(Call call) {
        return reports.put(call.caller(), call.query("county"), call.path("sha256"), call.stream())
                .map(put -> put.first() ? Answer.accepted(json(put.report())) : Answer.ok(json(put.report())));
    }

    private Future<Answer> get(Call call) {
        return reports.get(call.caller(), call.query("county"), call.path("sha256"))
                .map(report -> Answer.ok(json(report)));
    }

    private Future<Answer> quarantine(Call call) {
        return reports.quarantine(
                        call.caller(), call.query("county"), call.path("sha256"), Page.after(call, 1), call.limit())
                .map(page -> Answer.ok(page.map(BankReportRoutes::json)));
    }

    private static QuarantineJson json(QuarantinedAnswer answer) {
        return new QuarantineJson(
                answer.line(),
                answer.endToEndId(),
                answer.kind().name(),
                answer.status(),
                answer.amountFen(),
                answer.accountMasked());
    }

    private static ReportJson json(BankReport report) {
        ReportCounts counts = report.counts();
        return new ReportJson(
                report.sha256(),
                report.county(),
                report.state(),
                report.bytes(),
                report.receiver(),
                report.receivedAt(),
                report.appliedAt().orElse(null),
                new CountsJson(
                        counts.matched(),
                        counts.paid(),
                        counts.accepted(),
                        counts.rejected(),
                        counts.returned(),
                        counts.quarantined(),
                        counts.unchanged()),
                report.fault().orElse(null));
    }

    private record CountsJson(
            int matched, int paid, int accepted, int rejected, int returned, int quarantined, int unchanged) {}

    /** Of what may be missing only {@code fault} is left out when it is. */
    private record ReportJson(
            String sha256,
            String county,
            BankReport.State state,
            long bytes,
            String receivedBy,
            OffsetDateTime receivedAt,
            @JsonInclude(JsonInclude.Include.ALWAYS) OffsetDateTime appliedAt,
            CountsJson counts,
            String fault) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record QuarantineJson(
            int row, String endToEndId, String reason, String status, Long amountFen, String accountMasked) {}
}
