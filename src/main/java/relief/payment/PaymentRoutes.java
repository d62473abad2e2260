package relief.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import relief.bankfile.BankProfile;
import relief.bankfile.BankProfiles;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.Form;
import relief.platform.Page;

/** The operations on payment runs, their files and the banks they go to. */
public final class PaymentRoutes {
    private static final int REASON_LENGTH = 500;

    private final PaymentRunService runs;
    private final ReleaseService releases;
    private final BankProfiles profiles;

    public PaymentRoutes(PaymentRunService runs, ReleaseService releases, BankProfiles profiles) {
        this.runs = runs;
        this.releases = releases;
        this.profiles = profiles;
    }

    public void register(ContractRouter router) {
        router.on("listPaymentRuns", this::list)
                .on("putPaymentRun", this::put)
                .on("getPaymentRun", this::get)
                .on("releasePaymentRun", this::release)
                .on("cancelPaymentRun", this::cancel)
                .on("listBankProfiles", this::listProfiles);
    }

    private Future<Answer> list(Call call) {
        return runs.list(call.caller(), call.query("county"), call.query("disaster"), Page.after(call, 2), call.limit())
                .map(page -> Answer.ok(page.map(PaymentRoutes::json)));
    }

    private Future<Answer> put(Call call) {
        Form form = call.form();
        RunOrder order =
                new RunOrder(form.text("/kind"), form.text("/disaster"), form.text("/county"), form.text("/profile"));
        if (!form.faulty("/profile") && profiles.find(order.profile()).isEmpty()) {
            form.fault("/profile", "unknown-profile", "There is no bank profile of this code.");
        }
        form.finish();
        return runs.put(call.caller(), call.id("id"), order)
                .map(put -> put.first() ? Answer.accepted(json(put.run())) : Answer.ok(json(put.run())));
    }

    private Future<Answer> get(Call call) {
        return runs.get(call.caller(), call.id("id")).map(run -> Answer.ok(json(run)));
    }

    private Future<Answer> release(Call call) {
        return releases.release(call.caller(), call.id("id")).map(run -> Answer.ok(json(run)));
    }

    private Future<Answer> cancel(Call call) {
        Form form = call.form();
        String reason = form.plainText("/reason", REASON_LENGTH);
        form.finish();
        return runs.cancel(call.caller(), call.id("id"), reason).map(run -> Answer.ok(json(run)));
    }

    private Future<Answer> listProfiles(Call call) {
        List<ProfileJson> all =
                profiles.all().stream().map(PaymentRoutes::profile).toList();
        return Future.succeededFuture(Answer.ok(new Page<>(all, null)));
    }

    private static ProfileJson profile(BankProfile profile) {
        return switch (profile.format()) {
            case PAIN_001_001_09 ->
                new ProfileJson(profile.code(), profile.name(), "PAIN001", profile.rowsPerFile(), "UTF-8");
        };
    }

    private static RunJson json(RunView view) {
        PaymentRun run = view.run();
        return new RunJson(
                run.id(),
                run.order().kind(),
                run.order().disaster(),
                run.county(),
                run.order().profile(),
                run.state() == RunState.SEALING ? RunState.COLLECTING : run.state(),
                run.count(),
                run.totalFen(),
                view.sealedCount(),
                run.excluded().count(),
                run.excluded().first().stream()
                        .map(one -> new ExcludedJson(one.request(), one.reason().name()))
                        .toList(),
                view.files().stream()
                        .map(file ->
                                new FileJson(file.name(), file.count(), file.totalFen(), file.bytes(), file.sha256()))
                        .toList(),
                new ResultsJson(
                        run.results().paid(),
                        run.results().rejected(),
                        run.results().returned(),
                        run.pending()),
                run.made().name(),
                run.made().at(),
                run.sealedAt().orElse(null),
                run.released().map(Deed::name).orElse(null),
                run.released().map(Deed::at).orElse(null),
                run.completedAt().orElse(null),
                run.cancelled().map(Deed::name).orElse(null),
                run.cancelled().map(Deed::at).orElse(null),
                view.cancelReason().orElse(null));
    }

    private record ProfileJson(String code, String name, String format, int rowsPerFile, String charset) {}

    private record ExcludedJson(UUID request, String reason) {}

    private record FileJson(String name, int count, long totalFen, long bytes, String sha256) {}

    private record ResultsJson(int paid, int rejected, int returned, int pending) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record RunJson(
            UUID id,
            String kind,
            String disaster,
            String county,
            String profile,
            RunState state,
            int count,
            long totalFen,
            int sealedCount,
            int excludedCount,
            List<ExcludedJson> excluded,
            List<FileJson> files,
            ResultsJson results,
            String madeBy,
            OffsetDateTime madeAt,
            OffsetDateTime sealedAt,
            String releasedBy,
            OffsetDateTime releasedAt,
            OffsetDateTime completedAt,
            String cancelledBy,
            OffsetDateTime cancelledAt,
            String cancelReason) {}
}
