package relief.authorization;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import relief.authorization.Ruling.Decided;
import relief.disaster.DisasterService;
import relief.disaster.StandingOrderService;
import relief.fund.FundService;
import relief.fund.Movement;
import relief.fund.TransferKind;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.Ids;
import relief.platform.JournalEntry;
import relief.platform.Queue;
import relief.platform.Tx;
import relief.platform.Vault;
import relief.region.Regions;
import relief.request.PendingRequest;
import relief.request.RequestMove;
import relief.request.RequestPlace;
import relief.request.RequestService;
import relief.request.RequestState;

/** Decides requests: the machine in batches under standing orders, officers one by one; both by the same rules. */
public final class AuthorizationService {
    private static final String MACHINE = "relief";

    private final Database database;
    private final Vault vault;
    private final RequestService requests;
    private final FundService funds;
    private final Caseload caseload;
    private final Ruling ruling;
    private final DecisionMetrics metrics;

    public AuthorizationService(
            Database database,
            Vault vault,
            Regions regions,
            RequestService requests,
            DisasterService disasters,
            StandingOrderService orders,
            FundService funds,
            DecisionMetrics metrics) {
        this.database = database;
        this.vault = vault;
        this.requests = requests;
        this.funds = funds;
        this.caseload = new Caseload(regions, requests, disasters, orders, funds);
        this.ruling = new Ruling(requests, orders, funds);
        this.metrics = metrics;
    }

    /** What became of a request by an officer's word. */
    public record Decided4Officer(
            UUID id, RequestState state, Level level, Long amountFen, java.time.OffsetDateTime decidedAt) {}

    /** @return how many of the county's waiting requests were decided, all in one transaction */
    Future<Integer> decideSubmitted(String county, int limit, Queue.Claimed claimed) {
        List<Decided> decided = new ArrayList<>();
        return database.inTransaction(tx -> requests.claimSubmitted(tx, county, limit)
                        .compose(batch -> {
                            decided.clear();
                            claimed.replaceWith(batch.stream()
                                    .map(one -> new RequestPlace(county, one.township(), one.id()))
                                    .toList());
                            return batch.isEmpty() ? Future.succeededFuture() : decide(tx, county, batch, decided);
                        }))
                .map(done -> {
                    metrics.decided(decided);
                    return decided.size();
                });
    }

    private Future<Void> decide(Tx tx, String county, List<PendingRequest> batch, List<Decided> decided) {
        return caseload.load(tx, county, batch).compose(loaded -> {
            Authorizer authorizer = new Authorizer(loaded.situation());
            for (Ask ask : loaded.asks()) {
                decided.add(new Decided(ask, authorizer.decide(ask)));
            }
            return ruling.write(tx, loaded, decided, MACHINE);
        });
    }
}
