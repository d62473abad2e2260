package relief.overview;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import relief.authorization.Authorization;
import relief.authorization.AuthorizationQueue;
import relief.authorization.Decision;
import relief.authorization.DecisionMetrics;
import relief.authorization.Grants;
import relief.bankfile.BankProfiles;
import relief.disaster.Disaster;
import relief.disaster.Scene;
import relief.disaster.StandingOrder;
import relief.fund.Fund;
import relief.fund.FundService;
import relief.fund.LedgerService;
import relief.fund.Transfer;
import relief.fund.TransferKind;
import relief.identity.Role;
import relief.kernel.ResidentId;
import relief.oversight.JournalService;
import relief.payment.AnswerSlice;
import relief.payment.BankWord;
import relief.payment.PayeeService;
import relief.payment.PaymentMetrics;
import relief.payment.PaymentRunService;
import relief.payment.PaymentService;
import relief.payment.ReleaseService;
import relief.payment.RunOrder;
import relief.payment.SealingQueue;
import relief.payment.StagedAnswers;
import relief.platform.Caller;
import relief.platform.Ids;
import relief.platform.LiveDatabase;
import relief.platform.Queue;
import relief.platform.Vault;
import relief.request.Details;
import relief.request.IntakeService;
import relief.request.Payee;
import relief.request.ReliefRequest;
import relief.request.RequestSeal;
import relief.request.RequestService;

/** A disaster of its own with money and a standing order, worked by the real services up to the bank's word. */
public final class Relieved {
    public static final String PHONE = "13800001234";
    private static final AtomicInteger PERSON = new AtomicInteger();
    private static final Path DATA = Path.of("target", "sealed-" + Ids.next());

    public final Vertx vertx = LiveDatabase.vertx();
    public final Scene scene = new Scene();
    public final Disaster disaster = scene.opened();
    public final Caller worker = Scene.caller(Role.WORKER, Scene.MINHE);
    public final Caller guanting = Scene.caller(Role.TOWNSHIP_OFFICER, Scene.GUANTING);
    public final Caller minhe = Scene.caller(Role.COUNTY_OFFICER, Scene.MINHE);
    public final String fund = Scene.newCode();
    public final List<ReliefRequest> sent = new ArrayList<>();

    private final Vault vault = LiveDatabase.vault();
    private final LedgerService ledger = new LedgerService();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Grants grants = new Grants();
    private final PaymentMetrics paymentMetrics = new PaymentMetrics(meters, Set.of());
    public final RequestService requests = new RequestService(scene.database, Scene.ACCESS, new RequestSeal(vault));
    private final IntakeService intake =
            new IntakeService(scene.database, scene.database, scene.disasters, new RequestSeal(vault), meters);
    private final Authorization authorization = Authorization.of(
            scene.database,
            vault,
            Scene.REGIONS,
            requests,
            scene.disasters,
            scene.orders,
            ledger,
            new DecisionMetrics(meters, Clock.systemUTC()));
    private final PaymentRunService runs =
            new PaymentRunService(scene.database, Scene.ACCESS, vault, BankProfiles.bundled(), grants, paymentMetrics);
    public final JournalService journal = new JournalService(scene.database, Scene.REGIONS, requests);
    public final CaseService cases = new CaseService(scene.database, Scene.REGIONS, Scene.ACCESS, journal);
    public final CaseView view = new CaseView(vault, Scene.REGIONS);
    public final OverviewService overviews =
            new OverviewService(vertx, scene.database, Scene.REGIONS, Scene.ACCESS, scene.disasters, Clock.systemUTC());

    public Relieved() {
        intake.lanes().forEach(lane -> vertx.deployVerticle(lane).await());
        Caller maker = Scene.caller(Role.FINANCE_MAKER, Scene.MINHE);
        FundService funds = new FundService(scene.database, Scene.REGIONS, Scene.ACCESS, scene.disasters, ledger);
        funds.putFund(maker, new Fund(Scene.MINHE, fund, Fund.Source.CENTRAL, 2023, "救灾资金", disaster.code(), 0))
                .await();
        funds.putTransfer(maker, Ids.next(), terms(TransferKind.APPROPRIATE, Scene.MINHE, 100_000_000))
                .await();
        for (String township : disaster.townships()) {
            funds.putTransfer(maker, Ids.next(), terms(TransferKind.ALLOCATE, township, 20_000_000))
                    .await();
            order(township);
        }
    }

    private Transfer.Terms terms(TransferKind kind, String region, long amountFen) {
        return new Transfer.Terms(Scene.MINHE, fund, kind, region, amountFen);
    }

    private void order(String township) {
        StandingOrder.Terms terms =
                new StandingOrder.Terms(disaster.code(), township, new TreeSet<>(Set.of("AFFECTED")), 20_000_000);
        UUID id = Ids.next();
        scene.orders
                .sign(Scene.caller(Role.TOWNSHIP_OFFICER, township), id, terms)
                .await();
        scene.orders
                .confirm(Scene.caller(Role.TOWNSHIP_OFFICER, township), disaster.code(), id)
                .await();
    }

    /** Sends a request of a household nobody knows. */
    public ReliefRequest submit(Caller by, String township, String village, String tariff, long amountFen) {
        String account = String.format("6217%011d", 7_000_000 + PERSON.incrementAndGet());
        return submit(by, township, village, tariff, amountFen, account);
    }

    /** Sends a request whose account another household uses: the township must look at it. */
    public ReliefRequest submitDoubtful(ReliefRequest other) {
        return submit(
                worker,
                other.township(),
                "鲍家村",
                "AFFECTED",
                200_000,
                other.payee().account());
    }

    private ReliefRequest submit(
            Caller by, String township, String village, String tariff, long amountFen, String account) {
        Details details = new Details(
                new Details.Applicant("马秀兰", person(), PHONE),
                List.of(new Details.Member("马小龙", person(), "CHILD")),
                new Details.Location(35.88, 102.79),
                "东屋倒塌，电话" + PHONE);
        ReliefRequest request = new ReliefRequest(
                Ids.next(),
                Scene.MINHE,
                disaster.code(),
                township,
                village,
                tariff,
                "HOUSE_DAMAGE",
                amountFen,
                "LOCAL",
                "FIELD",
                OffsetDateTime.parse("2023-12-19T08:12:00+08:00"),
                details,
                new Payee("马秀兰", account, "PASSBOOK", "103100000026"));
        intake.takeIn(by, () -> request).await();
        sent.add(request);
        return request;
    }

    /** Within order and limit: the machine grants it. */
    public ReliefRequest granted() {
        ReliefRequest request = submit(worker, Scene.GUANTING, "官亭村", "AFFECTED", 300_000);
        decideAll();
        return request;
    }

    private static String person() {
        int number = PERSON.incrementAndGet();
        String first17 = "639999" + (1930 + number / 1000 % 90) + "0203" + String.format("%03d", number % 1000);
        return first17 + ResidentId.checkDigit(first17);
    }

    /** Lets the machine work until nothing waits. */
    public void decideAll() {
        drain(new AuthorizationQueue(requests, authorization.machine()));
    }

    private static void drain(Queue queue) {
        int done = 1;
        while (done > 0) {
            done = queue.drain(100, new Queue.Claimed()).await();
        }
    }

    public void decide(Caller officer, ReliefRequest request, Decision.Outcome outcome) {
        Decision decision = new Decision(outcome, Optional.empty(), "情况属实", Optional.empty());
        authorization.officers().decide(officer, request.id(), decision).await();
    }

    public void withdraw(ReliefRequest request) {
        authorization.withdrawals().withdraw(worker, request.id(), "自愿放弃").await();
    }

    /** Makes and seals a run of all that is due. */
    public UUID seal() {
        UUID run = Ids.next();
        RunOrder order = new RunOrder(
                "RELIEF",
                disaster.code(),
                Scene.MINHE,
                BankProfiles.bundled().all().iterator().next().code());
        runs.put(Scene.caller(Role.FINANCE_MAKER, Scene.MINHE), run, order).await();
        SealingQueue sealing =
                new SealingQueue(vertx, scene.database, vault, DATA, BankProfiles.bundled(), grants, paymentMetrics);
        int done = 1;
        while (done > 0) {
            done = sealing.drain(100, new Queue.Claimed()).await();
        }
        return run;
    }

    public void release(UUID run) {
        new ReleaseService(vertx, scene.database, DATA, ledger, grants, runs, paymentMetrics)
                .release(Scene.caller(Role.FINANCE_CHECKER, Scene.MINHE), run)
                .await();
    }

    /** @param status of ISO 20022, such as ACSC or RJCT */
    public void bankSays(ReliefRequest request, String status) {
        CaseFile file = cases.get(minhe, request.id()).await();
        CaseFile.Attempt last = file.payments().get(file.payments().size() - 1);
        BankWord word = new BankWord(last.endToEndId(), request.amountFen(), null, status, "AC01");
        AnswerSlice slice = StagedAnswers.stage(scene.database, vault, Scene.MINHE, List.of(word));
        PaymentService payments = new PaymentService(vertx, vault, ledger, grants);
        scene.database.inTransaction(tx -> payments.applyAnswers(tx, slice)).await();
    }

    public void correctPayee(ReliefRequest request) {
        Payee payee = new Payee("马秀兰", "6228480000000" + PERSON.incrementAndGet(), "PASSBOOK", "103100000026");
        new PayeeService(scene.database, Scene.ACCESS, vault, grants, requests)
                .correct(minhe, request.id(), payee, "账号有误")
                .await();
    }

    public SeenState seen(ReliefRequest request) {
        return cases.get(minhe, request.id()).await().head().listed().state();
    }

    public static Path data() {
        return DATA;
    }
}
