package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import relief.kernel.PersonName;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.Page;
import relief.platform.Vault;
import relief.request.PayeeSeal;

/** Lists what was noticed about the grants of a run, with as much of the payee as helps to find him. */
public final class FindingService {
    private final Vertx vertx;
    private final Database database;
    private final Vault vault;
    private final PaymentRunService runs;
    private final FindingStore findings = new FindingStore();

    /**
     * A finding as people see it.
     *
     * @param payee his name, masked; empty when it cannot be read
     * @param resolved whether the payee was corrected since
     */
    public record Listed(PaymentFinding finding, long amountFen, String payee, boolean resolved) {}

    public FindingService(Vertx vertx, Database database, Vault vault, PaymentRunService runs) {
        this.vertx = vertx;
        this.database = database;
        this.vault = vault;
        this.runs = runs;
    }

    /** In the order of the requests. */
    public Future<Page<Listed>> list(Caller caller, UUID run, Optional<List<String>> after, int limit) {
        UUID afterRequest = after.map(key -> Page.id(key.get(0))).orElse(null);
        String afterKind = after.map(key -> key.get(1)).orElse(null);
        return database.read(sql -> runs.find(sql, caller, run)
                        .compose(found -> findings.page(sql, found, afterRequest, afterKind, limit + 1)))
                .compose(found -> vertx.executeBlocking(() -> page(found, limit), false));
    }

    private Page<Listed> page(List<FindingStore.Found> found, int limit) {
        List<Listed> listed = found.stream().map(this::listed).toList();
        return Page.of(
                listed,
                limit,
                last -> List.of(
                        last.finding().request().toString(), last.finding().kind()));
    }

    private Listed listed(FindingStore.Found found) {
        return new Listed(
                found.finding(),
                found.amountFen(),
                name(found.finding().request(), found.sealedPayee()),
                found.resolved());
    }

    private String name(UUID request, Buffer sealedPayee) {
        if (sealedPayee == null) {
            return "";
        }
        try {
            return PersonName.of(PayeeSeal.open(vault, request, sealedPayee.getBytes())
                            .name())
                    .masked();
        } catch (IllegalStateException | IllegalArgumentException unreadable) {
            return "";
        }
    }
}
