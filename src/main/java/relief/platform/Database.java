package relief.platform;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import relief.kernel.Refused;

/** The one door to PostgreSQL: transactions that take their journal along and ring their doorbells after the commit. */
public final class Database {
    private static final int RETRIES = 3;
    private static final String IDLE_IN_TRANSACTION = "10s";
    private static final String LONGEST_LOCK_WAIT = "5s";
    /** Constraints that a race may meet although the code looked first, and what they mean to the caller. */
    private static final Map<String, Refused> REFUSALS = Map.of(
            "pot_not_overdrawn", Refused.because("overdrawn", "The pot does not hold that much money."),
            "budget_not_overdrawn",
                    Refused.because("budget-exhausted", "The standing order's budget does not allow that much."),
            "one_live_attempt_per_grant",
                    Refused.because("wrong-state", "A payment of this grant is already under way."),
            "order_needs_two_officers",
                    Refused.because("own-order", "A standing order is confirmed by another officer than its signer."),
            "run_needs_two_people",
                    Refused.because("own-run", "A payment run is released by another person than its maker."));

    private final Pool pool;
    private final EventBus bus;
    private final Settings.DatabaseAddress address;

    public Database(Vertx vertx, Settings.DatabaseAddress address, int poolSize) {
        PgConnectOptions connect = PgConnectOptions.fromUri(address.uri())
                .setUser(address.user())
                .setPassword(address.password().value())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(256)
                .addProperty("application_name", "relief")
                // A node that is frozen in mid-transaction must not hold its locks against the others for good.
                .addProperty("idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION)
                .addProperty("lock_timeout", LONGEST_LOCK_WAIT)
                // Compiling a plan takes longer than any statement of ours runs.
                .addProperty("jit", "off");
        PoolOptions options = new PoolOptions()
                .setMaxSize(poolSize)
                .setMaxWaitQueueSize(2_000)
                .setConnectionTimeout(10)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setName("postgresql");
        this.pool = PgBuilder.pool()
                .with(options)
                .with(new NetClientOptions().setTcpKeepAlive(true).setConnectTimeout(5_000))
                .connectingTo(connect)
                .using(vertx)
                .build();
        this.bus = vertx.eventBus();
        this.address = address;
    }

    /** Reads on one connection, outside a transaction. */
    public <T> Future<T> read(Function<SqlConnection, Future<T>> work) {
        return pool.withConnection(work).recover(Database::asRefusal);
    }

    /**
     * All of it or nothing. A serialization failure or deadlock is tried again, so the work must not have effects
     * outside the database.
     */
    public <T> Future<T> inTransaction(Function<Tx, Future<T>> work) {
        return persistently(() -> transaction(work), 1).recover(Database::asRefusal);
    }

    /**
     * One statement that is a transaction of its own and takes its journal along: durable when the future completes, at
     * a third of the round trips of {@link #inTransaction}.
     *
     * @param queue whose workers are woken after the commit
     */
    public <T> Future<T> inOneStatement(String queue, Function<SqlConnection, Future<T>> statement) {
        return persistently(() -> pool.withConnection(statement), 1)
                .onSuccess(result -> new Doorbell(bus, queue).ring())
                .recover(Database::asRefusal);
    }

    /** For a worker thread, which blocks while it opens and uses it. */
    public BulkLoad openBulkLoad() {
        return BulkLoad.open(address);
    }

    private <T> Future<T> transaction(Function<Tx, Future<T>> work) {
        Tx[] last = new Tx[1];
        return pool.withTransaction(connection -> {
                    Tx tx = new Tx(connection);
                    last[0] = tx;
                    return work.apply(tx).compose(result -> tx.writeJournal().map(result));
                })
                .onSuccess(result -> last[0].doorbells().forEach(queue -> new Doorbell(bus, queue).ring()));
    }

    private static <T> Future<T> persistently(Supplier<Future<T>> work, int number) {
        return work.get()
                .recover(failure -> number < RETRIES && worthAnotherTry(failure)
                        ? persistently(work, number + 1)
                        : Future.failedFuture(failure));
    }

    private static boolean worthAnotherTry(Throwable failure) {
        return failure instanceof Overtaken
                || (failure instanceof PgException pg
                        && ("40001".equals(pg.getSqlState()) || "40P01".equals(pg.getSqlState())));
    }

    private static <T> Future<T> asRefusal(Throwable failure) {
        if (failure instanceof PgException pg && pg.getConstraint() != null) {
            Refused refusal = REFUSALS.get(pg.getConstraint());
            return Future.failedFuture(refusal == null ? failure : refusal);
        }
        return Future.failedFuture(failure);
    }

    /** True for failures that tell of the database's state and not of the work: it may be tried again as it is. */
    public static boolean passesByItself(Throwable failure) {
        return Outage.databaseAway(failure) || Outage.overloaded(failure);
    }

    public Future<Void> close() {
        return pool.close();
    }
}
