package relief.platform;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import org.junit.jupiter.api.Test;

/** What Vert.x says when all connections are taken is told as overload, which passes by itself. */
class BusyPoolTest {
    @Test
    void a_full_wait_queue_is_overload_and_no_fault_of_ours() {
        Settings.DatabaseAddress address = LiveDatabase.address();
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(1).setMaxWaitQueueSize(1))
                .connectingTo(PgConnectOptions.fromUri(address.uri())
                        .setUser(address.user())
                        .setPassword(address.password().value()))
                .using(LiveDatabase.vertx())
                .build();
        Promise<Void> hold = Promise.promise();
        Promise<Void> held = Promise.promise();
        Future<Void> first = pool.withConnection(connection -> {
            held.complete();
            return hold.future();
        });
        held.future().await();
        Future<Void> second = pool.withConnection(connection -> Future.succeededFuture());
        Throwable refused = assertThrows(
                Throwable.class,
                () -> pool.withConnection(connection -> Future.succeededFuture())
                        .await());
        assertTrue(Outage.overloaded(refused), refused.toString());
        assertFalse(Outage.databaseAway(refused), refused.toString());
        hold.complete();
        first.await();
        second.await();
        pool.close().await();
    }
}
