package relief.platform;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import relief.kernel.Refused;

/** A real HTTP server for tests of one feature's routes: the contract's other operations are refused. */
public final class PartOfServer implements AutoCloseable {
    private final Vertx vertx;
    private final String deployment;
    private final int port;

    private PartOfServer(Vertx vertx, String deployment, int port) {
        this.vertx = vertx;
        this.deployment = deployment;
        this.port = port;
    }

    public static PartOfServer start(Vertx vertx, Authenticator authenticator, Consumer<ContractRouter> routes) {
        Contract contract = Contract.load();
        ContractRouter router = new ContractRouter(contract, Problems.load(), authenticator);
        routes.accept(router);
        for (Contract.Operation operation : contract.operations()) {
            refuse(router, operation.id());
        }
        Router built = router.build(vertx, StaticFiles.of(Optional.empty()));
        AtomicInteger port = new AtomicInteger();
        String deployment = vertx.deployVerticle(new HttpVerticle("127.0.0.1", 0, built, Problems.load(), port))
                .await();
        return new PartOfServer(vertx, deployment, port.get());
    }

    private static void refuse(ContractRouter router, String operation) {
        try {
            router.on(operation, call -> Future.failedFuture(Refused.notFound("This operation")));
        } catch (IllegalStateException registered) {
            // By the feature under test, whose routes stay.
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        vertx.undeploy(deployment).await();
    }
}
