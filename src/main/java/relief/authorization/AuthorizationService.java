package relief.authorization;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import relief.authorization.Ruling.Decided;
import relief.platform.Database;
import relief.platform.Queue;
import relief.platform.Tx;
import relief.request.PendingRequest;
import relief.request.RequestPlace;
import relief.request.RequestService;

/** Has the machine decide what comes in, in batches, under the townships' standing orders. */
public final class AuthorizationService {
    private static final String MACHINE = "relief";

    private final Database database;
    private final RequestService requests;
    private final Caseload caseload;
    private final Ruling ruling;
    private final DecisionMetrics metrics;

    AuthorizationService(
            Database database, RequestService requests, Caseload caseload, Ruling ruling, DecisionMetrics metrics) {
        this.database = database;
        this.requests = requests;
        this.caseload = caseload;
        this.ruling = ruling;
        this.metrics = metrics;
    }

    /** @return how many of the county's waiting requests were decided, all in one transaction */
    Future<Integer> decideSubmitted(String county, int limit, Queue.Claimed claimed) {
        List<Decided> decided = new ArrayList<>();
        return database.inTransaction(tx -> tx.planForKeys()
                        .compose(done -> requests.claimSubmitted(tx, county, limit))
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
