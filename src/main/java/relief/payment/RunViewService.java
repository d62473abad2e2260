package relief.payment;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import relief.platform.Page;
import relief.platform.Vault;

/** Puts together what people see of runs: the run, its files, and what somebody wrote about it. */
final class RunViewService {
    private final Vault vault;
    private final PaymentFileStore files = new PaymentFileStore();

    RunViewService(Vault vault) {
        this.vault = vault;
    }

    Future<RunView> view(SqlClient sql, PaymentRun run) {
        return views(sql, run.county(), new Page<>(List.of(run), null))
                .map(page -> page.items().get(0));
    }

    Future<Page<RunView>> views(SqlClient sql, String county, Page<PaymentRun> page) {
        List<UUID> ids = page.items().stream().map(PaymentRun::id).toList();
        return files.ofRuns(sql, county, ids)
                .compose(found -> files.counts(sql, county, ids).map(counted -> {
                    Map<UUID, List<PaymentFile>> byRun =
                            found.stream().collect(Collectors.groupingBy(PaymentFile::run));
                    Map<UUID, PaymentFileStore.Counts> counts = counted.stream()
                            .collect(Collectors.toMap(PaymentFileStore.Counts::run, Function.identity()));
                    return page.map(run -> view(
                            run, byRun.getOrDefault(run.id(), List.of()), Optional.ofNullable(counts.get(run.id()))));
                }));
    }

    private RunView view(PaymentRun run, List<PaymentFile> sealedFiles, Optional<PaymentFileStore.Counts> counts) {
        Optional<String> stuck = run.stuck().or(() -> counts.map(PaymentFileStore.Counts::stuck));
        return new RunView(
                run,
                sealedFiles,
                counts.map(PaymentFileStore.Counts::planned).orElse(0),
                stuck.map(StuckReason::of),
                run.sealedReason().map(reason -> open(run, reason)));
    }

    byte[] seal(PaymentRun run, String cancelReason) {
        return vault.seal(cancelReason.getBytes(StandardCharsets.UTF_8), place(run));
    }

    private String open(PaymentRun run, byte[] cancelReason) {
        return new String(vault.open(cancelReason, place(run)), StandardCharsets.UTF_8);
    }

    private static String place(PaymentRun run) {
        return "payment_run.cancel_reason:" + run.id();
    }
}
