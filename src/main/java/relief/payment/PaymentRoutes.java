package relief.payment;

import io.vertx.core.Future;
import java.util.List;
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
    private final FindingService findings;
    private final BankProfiles profiles;

    public PaymentRoutes(
            PaymentRunService runs, ReleaseService releases, FindingService findings, BankProfiles profiles) {
        this.runs = runs;
        this.releases = releases;
        this.findings = findings;
        this.profiles = profiles;
    }

    public void register(ContractRouter router) {
        router.on("listPaymentRuns", this::list)
                .on("putPaymentRun", this::put)
                .on("getPaymentRun", this::get)
                .on("listPaymentFindings", this::listFindings)
                .on("sealPaymentRun", this::seal)
                .on("releasePaymentRun", this::release)
                .on("cancelPaymentRun", this::cancel)
                .on("listBankProfiles", this::listProfiles);
    }

    private Future<Answer> list(Call call) {
        return runs.list(call.caller(), call.query("county"), call.query("disaster"), Page.after(call, 2), call.limit())
                .map(page -> Answer.ok(page.map(RunJson::of)));
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
                .map(put -> put.first() ? Answer.accepted(RunJson.of(put.run())) : Answer.ok(RunJson.of(put.run())));
    }

    private Future<Answer> get(Call call) {
        return runs.get(call.caller(), call.id("id")).map(run -> Answer.ok(RunJson.of(run)));
    }

    private Future<Answer> listFindings(Call call) {
        return findings.list(call.caller(), call.id("id"), Page.after(call, 2), call.limit())
                .map(page -> Answer.ok(page.map(FindingJson::of)));
    }

    private Future<Answer> seal(Call call) {
        return runs.seal(call.caller(), call.id("id")).map(run -> Answer.ok(RunJson.of(run)));
    }

    private Future<Answer> release(Call call) {
        return releases.release(call.caller(), call.id("id")).map(run -> Answer.ok(RunJson.of(run)));
    }

    private Future<Answer> cancel(Call call) {
        Form form = call.form();
        String reason = form.plainText("/reason", REASON_LENGTH);
        form.finish();
        return runs.cancel(call.caller(), call.id("id"), reason).map(run -> Answer.ok(RunJson.of(run)));
    }

    private Future<Answer> listProfiles(Call call) {
        List<ProfileJson> all =
                profiles.all().stream().map(PaymentRoutes::profile).toList();
        return Future.succeededFuture(Answer.ok(new Page<>(all, null)));
    }

    private static ProfileJson profile(BankProfile profile) {
        return new ProfileJson(
                profile.code(),
                profile.name(),
                profile.format().name(),
                profile.rowsPerFile(),
                profile.charset().label());
    }

    private record ProfileJson(String code, String name, String format, int rowsPerFile, String charset) {}
}
