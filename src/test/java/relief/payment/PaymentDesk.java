package relief.payment;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import relief.authorization.Grants;
import relief.bankfile.BankProfiles;
import relief.fund.LedgerService;
import relief.identity.Access;
import relief.identity.Role;
import relief.kernel.CardNumber;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.Ids;
import relief.platform.Json;
import relief.platform.LiveDatabase;
import relief.platform.Queue;
import relief.platform.Vault;
import relief.region.Region;
import relief.region.RegionLevel;
import relief.region.Regions;
import relief.request.Details;
import relief.request.Payee;
import relief.request.PayeeSeal;
import relief.request.RequestSeal;
import relief.request.RequestService;

/** The finance desk of one county of its own, wired as on one node, with a fund and grants that wait to be paid. */
public final class PaymentDesk {
    private static final Regions REGIONS = Regions.load();
    /** Every desk has a county to itself; those of four provinces are enough for all tests of a JVM. */
    private static final Iterator<Region> COUNTIES = Stream.of("63", "62", "64", "65")
            .flatMap(province -> REGIONS.children(province).stream())
            .flatMap(city -> REGIONS.children(city.code()).stream())
            .iterator();

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    public static final String APPLICANT = "马某";
    static final String FUND = "CENTRAL-2023";

    public final Vertx vertx = LiveDatabase.vertx();
    public final Database database = LiveDatabase.scratch();
    public final Vault vault = LiveDatabase.vault();
    public final Access access = new Access(REGIONS);
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final String county;
    public final String township;
    public final String disaster = "TEST-" + UUID.randomUUID();
    public final Caller maker;
    public final Caller checker;
    /** Who submitted the requests behind the grants. */
    public final Caller submitter;

    public final Path dataDir;
    public final PaymentMetrics metrics = new PaymentMetrics(meters, Set.of("AC01", "AC04"));
    public final PaymentRunService runs;
    public final ReleaseService releases;
    public final PaymentService payments;
    public final PayeeService payees;
    public final SealingQueue queue;

    public PaymentDesk(Path dataDir, int rowsPerFile) {
        Region own = COUNTIES.next();
        this.county = own.code();
        this.township = REGIONS.children(county).stream()
                .filter(region -> region.level() == RegionLevel.TOWNSHIP)
                .findFirst()
                .orElseThrow()
                .code();
        this.dataDir = dataDir;
        this.maker = caller(Role.FINANCE_MAKER);
        this.checker = caller(Role.FINANCE_CHECKER);
        this.submitter = caller(Role.WORKER);
        BankProfiles profiles = TestBank.profiles(rowsPerFile);
        Grants grants = new Grants();
        LedgerService ledger = new LedgerService();
        runs = new PaymentRunService(database, access, vault, profiles, grants, metrics);
        releases = new ReleaseService(vertx, database, dataDir, ledger, grants, runs, metrics);
        payments = new PaymentService(vertx, vault, ledger, grants);
        RequestService requests = new RequestService(database, access, new RequestSeal(vault));
        payees = new PayeeService(database, access, vault, grants, requests);
        queue = new SealingQueue(vertx, database, vault, dataDir, profiles, grants, metrics);
        sql(
                "insert into fund (county, code, source, year, name, disaster) values ($1, $2, 'CENTRAL', 2023, '资金', $3)",
                county,
                FUND,
                disaster);
        for (String kind : List.of("AVAILABLE", "RESERVED", "IN_PAYMENT", "PAID")) {
            sql("insert into pot (county, fund, region, kind) values ($1, $2, $3, $4)", county, FUND, township, kind);
        }
    }

    public Caller caller(Role role) {
        return new Caller(
                UUID.randomUUID(), UUID.randomUUID(), role.name() + "-user", "测试", Set.of(role.name()), county);
    }

    /** The submitter of the requests, in a role of his. */
    public Caller submitter(Role role) {
        return new Caller(submitter.id(), submitter.session(), submitter.username(), "测试", Set.of(role.name()), county);
    }

    public UUID grant(long amountFen) {
        UUID request = grantWithoutPayee(amountFen);
        seal(request, request, payee());
        return request;
    }

    public UUID grantWithoutPayee(long amountFen) {
        UUID request = request();
        sql("""
                insert into grants (county, request, disaster, township, household, household_county, tariff, fund, pot_region,
                    amount_fen, cumulative_fen, level, authority, policy, received_at)
                values ($1, $2, $3, $4, $2, $1, 'AFFECTED', $5, $4, $6, $6, 'TOWNSHIP', 'order', 'QH-2019-1', now())
                """, county, request, disaster, township, FUND, amountFen);
        sql("""
                update pot set balance_fen = balance_fen + $4
                where county = $1 and fund = $2 and region = $3 and kind = 'RESERVED'
                """, county, FUND, township, amountFen);
        return request;
    }

    private UUID request() {
        UUID request = Ids.next();
        Details details =
                new Details(new Details.Applicant(APPLICANT, "639999198001010010", null), List.of(), null, null);
        sql(
                """
                insert into request (county, id, disaster, township, village, tariff, cause, amount_fen, residence, channel,
                    captured_at, submitted_by, digest, persons, household_size, details, state, findings)
                values ($1, $2, $3, $4, $4 || '001', 'AFFECTED', 'HOUSE', 1, 'LOCAL', 'FIELD', now(), $5, '', '', 1, $6,
                    'AUTHORIZED', '[]')
                """,
                county,
                request,
                disaster,
                township,
                submitter.id(),
                Buffer.buffer(vault.seal(Json.bytes(details), "request:" + request)));
        return request;
    }

    /** Puts a payee that was sealed for one request into the grant of another, or of the same. */
    public void seal(UUID request, UUID sealedFor, Payee payee) {
        Buffer sealed = Buffer.buffer(PayeeSeal.seal(vault, sealedFor, payee));
        sql("update grants set payee = $3 where county = $1 and request = $2", county, request, sealed);
    }

    public Payee payee() {
        String account = card();
        return payee("马某·" + account.substring(15), account);
    }

    public Payee payee(String name) {
        return payee(name, card());
    }

    public static Payee payee(String name, String account) {
        return new Payee(name, account, "CARD", "103100000026");
    }

    private static String card() {
        return CardNumber.of("6217000000%08d".formatted(PEOPLE.incrementAndGet()));
    }

    public RunOrder order() {
        return new RunOrder("RELIEF", disaster, county, "TEST");
    }

    /** A run that went as far as the machine brings it. */
    public RunView sealedRun() {
        UUID id = UUID.randomUUID();
        runs.put(maker, id, order()).await();
        drain(queue);
        return runs.get(maker, id).await();
    }

    public RunView releasedRun() {
        return releases.release(checker, sealedRun().run().id()).await();
    }

    public void drain(Queue waiting) {
        while (waiting.drain(1, new Queue.Claimed()).await() > 0) {
            // One step after the other until nothing waits.
        }
    }

    public Path file(RunView run, int index) {
        return dataDir.resolve("sealed/" + county + "/" + run.run().id())
                .resolve(run.files().get(index).name());
    }

    public AppliedAnswers answer(List<BankWord> words) {
        AnswerSlice slice = staged(words);
        return database.inTransaction(tx -> payments.applyAnswers(tx, slice)).await();
    }

    public AnswerSlice staged(List<BankWord> words) {
        return StagedAnswers.stage(database, vault, county, words);
    }

    public List<PaymentAttempt> attempts(UUID request) {
        return database.read(sql -> payments.attempts(sql, county, request)).await();
    }

    public long balance(String kind) {
        String pot = "select balance_fen from pot where county = $1 and fund = $2 and region = $3 and kind = $4";
        return sql(pot, county, FUND, township, kind).get(0).getLong(0);
    }

    public long transferred(String kind) {
        String sum =
                "select coalesce(sum(amount_fen), 0)::bigint from transfer where county = $1 and fund = $2 and kind = $3";
        return sql(sum, county, FUND, kind).get(0).getLong(0);
    }

    /** What the journal tells of a request, in the order it happened. */
    public List<String> story(UUID request) {
        String events = "select event from journal where county = $1 and subject = $2 order by id";
        return sql(events, county, request.toString()).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    public List<Row> sql(String statement, Object... values) {
        Future<List<Row>> rows = database.read(sql -> sql.preparedQuery(statement)
                .execute(Tuple.from(values))
                .map(found -> StreamSupport.stream(found.spliterator(), false).toList()));
        return new ArrayList<>(rows.await());
    }

    /** What a bank says when it speaks of a payment properly. */
    public static BankWord word(String endToEndId, String status) {
        return new BankWord(endToEndId, -1, null, status, "RJCT".equals(status) ? "AC04" : null);
    }
}
