package relief.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import relief.kernel.Refused;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.Form;
import relief.platform.Page;

/** The operations on banks' reports. */
public final class BankReportRoutes {
    private static final int NOTE_LENGTH = 500;
    private static final int LONGEST_ROW = 9;

    private final BankReportService reports;
    private final QuarantineService quarantine;
    private final BankReasons reasons;

    public BankReportRoutes(BankReportService reports, QuarantineService quarantine, BankReasons reasons) {
        this.reports = reports;
        this.quarantine = quarantine;
        this.reasons = reasons;
    }

    public void register(ContractRouter router) {
        router.on("listBankReports", this::list)
                .on("putBankReport", this::put)
                .on("getBankReport", this::get)
                .on("listQuarantine", this::quarantine)
                .on("resolveQuarantinedRow", this::resolve)
                .on("listBankReasons", this::reasons);
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
        return quarantine
                .list(call.caller(), call.query("county"), call.path("sha256"), Page.after(call, 1), call.limit())
                .map(page -> Answer.ok(page.map(BankReportRoutes::json)));
    }

    private Future<Answer> resolve(Call call) {
        Form form = call.form();
        String note = form.plainText("/reason", NOTE_LENGTH);
        form.finish();
        QuarantinedAnswer.Outcome outcome = QuarantinedAnswer.Outcome.valueOf(form.text("/outcome"));
        String row = call.path("row");
        if (row.length() > LONGEST_ROW) {
            throw Refused.notFound("The row in quarantine");
        }
        return quarantine
                .resolve(call.caller(), call.query("county"), call.path("sha256"), Integer.parseInt(row), outcome, note)
                .map(answer -> Answer.ok(json(answer)));
    }

    private Future<Answer> reasons(Call call) {
        List<ReasonJson> all =
                reasons.all().stream().map(BankReportRoutes::json).toList();
        return Future.succeededFuture(Answer.ok(new Page<>(all, null)));
    }

    private static ReasonJson json(BankReason reason) {
        return new ReasonJson(
                reason.code(),
                reason.chinese(),
                reason.english(),
                reason.remedy().chinese(),
                reason.remedy().english());
    }

    private static QuarantineJson json(QuarantinedAnswer answer) {
        return new QuarantineJson(
                answer.line(),
                answer.endToEndId(),
                answer.kind().name(),
                answer.status(),
                answer.amountFen(),
                answer.accountMasked(),
                answer.reason(),
                answer.resolution().map(BankReportRoutes::json).orElse(null));
    }

    private static ResolutionJson json(QuarantinedAnswer.Resolution resolution) {
        Optional<QuarantinedAnswer.Said> proposed = resolution.proposed();
        Optional<QuarantinedAnswer.Said> resolved = resolution.resolved();
        return new ResolutionJson(
                resolution.outcome(),
                resolution.note(),
                proposed.map(QuarantinedAnswer.Said::name).orElse(null),
                proposed.map(QuarantinedAnswer.Said::at).orElse(null),
                resolved.map(QuarantinedAnswer.Said::name).orElse(null),
                resolved.map(QuarantinedAnswer.Said::at).orElse(null));
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
            int row,
            String endToEndId,
            String reason,
            String status,
            Long amountFen,
            String accountMasked,
            String bankReason,
            ResolutionJson resolution) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record ResolutionJson(
            QuarantinedAnswer.Outcome outcome,
            String reason,
            String proposedBy,
            OffsetDateTime proposedAt,
            String resolvedBy,
            OffsetDateTime resolvedAt) {}

    private record ReasonJson(String code, String textZh, String text, String actionZh, String action) {}
}
