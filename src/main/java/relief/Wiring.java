package relief;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import relief.authorization.Authorization;
import relief.authorization.AuthorizationQueue;
import relief.authorization.AuthorizationRoutes;
import relief.authorization.DecisionMetrics;
import relief.demo.SeedCase;
import relief.disaster.DisasterRoutes;
import relief.disaster.DisasterService;
import relief.disaster.StandingOrderRoutes;
import relief.disaster.StandingOrderService;
import relief.fund.FundDayRoutes;
import relief.fund.FundDayService;
import relief.fund.FundMetrics;
import relief.fund.FundRoutes;
import relief.fund.FundService;
import relief.fund.LedgerService;
import relief.identity.Access;
import relief.identity.AuthFailures;
import relief.identity.DemoUsers;
import relief.identity.IdentityAuthenticator;
import relief.identity.IdentityRoutes;
import relief.identity.IdentityService;
import relief.identity.Passwords;
import relief.identity.Sessions;
import relief.identity.SigningKeys;
import relief.identity.Tokens;
import relief.oversight.InvariantGauge;
import relief.oversight.Invariants;
import relief.oversight.JournalRoutes;
import relief.oversight.JournalService;
import relief.oversight.SealedFilesCheck;
import relief.oversight.Violation;
import relief.overview.CaseRoutes;
import relief.overview.CaseService;
import relief.overview.CaseView;
import relief.overview.LiveFeed;
import relief.overview.OpenRequestGauge;
import relief.overview.OverviewRoutes;
import relief.overview.OverviewService;
import relief.platform.Contract;
import relief.platform.ContractRouter;
import relief.platform.Database;
import relief.platform.Health;
import relief.platform.Metrics;
import relief.platform.Problems;
import relief.platform.Queue;
import relief.platform.QueueMetrics;
import relief.platform.Recurring;
import relief.platform.Settings;
import relief.platform.Settings.Secret;
import relief.platform.Spool;
import relief.platform.StaticFiles;
import relief.platform.Vault;
import relief.region.RegionRoutes;
import relief.region.Regions;
import relief.request.IntakeService;
import relief.request.RequestReader;
import relief.request.RequestRoutes;
import relief.request.RequestSeal;
import relief.request.RequestService;
import relief.request.UploadRoutes;

/** Every part of a node, made in the order in which one needs the other; nothing else makes parts. */
final class Wiring {
    private final Vertx vertx;
    private final Regions regions;
    private final Problems problems;
    private final Health health;
    private final Handler<HttpServerRequest> router;
    private final List<Queue> queues;
    private final Invariants invariants;
    private final InvariantGauge invariantGauge;
    private final SealedFilesCheck sealedFiles;
    private final OpenRequestGauge openRequests;
    private final IntakeService intake;
    private final UploadRoutes uploads;
    private final LiveFeed liveFeed;
    private final Sessions sessions;
    private final Passwords passwords;
    private final IdentityService identity;
    private final PaymentWiring payments;
    private final FundMetrics fundMetrics;
    private final QueueMetrics queueMetrics;
    private final DemoUsers demoUsers;
    private final SeedCase seedCase;
    private final List<Recurring> gauges = new ArrayList<>();

    /** Opens keys and makes all parts; the schema must be up to date. */
    Wiring(
            Vertx vertx,
            Settings settings,
            Database database,
            Database intakeDatabase,
            Health health,
            Metrics metrics,
            boolean embedded) {
        this.vertx = vertx;
        PrometheusMeterRegistry meters = metrics.registry();
        Clock clock = Clock.systemUTC();
        Vault vault = Vault.open(settings.dataDir().resolve("keys"));
        problems = Problems.load();
        this.health = health;
        regions = Regions.load();
        Access access = new Access(regions);
        AuthFailures authFailures = new AuthFailures(meters);
        SigningKeys keys = SigningKeys.open(vertx, database, vault).await();
        Tokens tokens = new Tokens(vertx, keys, authFailures, clock);
        sessions = new Sessions(database, tokens, authFailures, clock, settings.sessionLifetime());
        passwords = new Passwords(vertx);
        identity = new IdentityService(database, sessions, passwords, authFailures, regions);

        DisasterService disasters = new DisasterService(database, regions, access);
        StandingOrderService orders = new StandingOrderService(database, regions, access, disasters);
        LedgerService ledger = new LedgerService();
        FundService funds = new FundService(database, regions, access, disasters, ledger);
        fundMetrics = new FundMetrics(database, meters);
        RequestSeal requestSeal = new RequestSeal(vault);
        RequestService requests = new RequestService(database, access, requestSeal);
        intake = new IntakeService(database, intakeDatabase, disasters, requestSeal, meters);
        DecisionMetrics decisions = new DecisionMetrics(meters, clock);
        Authorization authorization =
                Authorization.of(database, vault, regions, requests, disasters, orders, ledger, decisions);
        payments = new PaymentWiring(vertx, database, settings, vault, access, ledger, requests, regions, meters);
        invariants = new Invariants(database);
        sealedFiles = new SealedFilesCheck(vertx, database, settings.dataDir());
        invariantGauge = new InvariantGauge(invariants, meters);
        openRequests = new OpenRequestGauge(database, meters);
        JournalService journal = new JournalService(database, regions, requests);
        CaseService cases = new CaseService(database, regions, access, journal);
        OverviewService overview = new OverviewService(vertx, database, regions, access, disasters, clock);
        queues = Stream.concat(
                        Stream.of(new AuthorizationQueue(requests, authorization.machine())),
                        payments.queues().stream())
                .toList();
        queueMetrics = new QueueMetrics(queues, meters);
        demoUsers = new DemoUsers(identity, regions);
        seedCase = new SeedCase(regions, identity, disasters, orders, funds);

        IdentityAuthenticator authenticator = new IdentityAuthenticator(sessions, authFailures);
        ContractRouter contract = new ContractRouter(Contract.load(), problems, authenticator);
        new RegionRoutes(regions).register(contract);
        new IdentityRoutes(identity, keys, embedded, settings.secureCookies()).register(contract);
        new DisasterRoutes(disasters, regions, access).register(contract);
        new StandingOrderRoutes(orders).register(contract);
        new FundRoutes(funds, regions).register(contract);
        new FundDayRoutes(new FundDayService(database, access), regions, new Spool(vertx)).register(contract);
        RequestReader requestReader = new RequestReader(regions, access, clock);
        new RequestRoutes(requests, intake, requestReader).register(contract);
        uploads = new UploadRoutes(vertx, intake, requestReader, problems, authenticator);
        uploads.register(contract);
        new AuthorizationRoutes(authorization, problems).register(contract);
        payments.register(contract);
        new JournalRoutes(journal).register(contract);
        new CaseRoutes(cases, new CaseView(vault, regions)).register(contract);
        liveFeed = new LiveFeed(vertx, overview, authenticator);
        new OverviewRoutes(overview, liveFeed).register(contract);
        router = intake.door(
                authenticator::known, problems, contract.build(vertx, StaticFiles.of(settings.webFromDisk())));
    }

    /** Begins what runs by itself: session watch, health, gauges. */
    Future<Void> start() {
        identity.start(vertx);
        gauges.add(fundMetrics.start(vertx));
        gauges.add(queueMetrics.start(vertx));
        gauges.add(invariantGauge.start(vertx));
        gauges.add(openRequests.start(vertx));
        gauges.addAll(payments.start(vertx));
        return sessions.start(vertx).compose(watching -> health.start(vertx));
    }

    /** Makes the users and the case of a demonstration, and tells the users' password. */
    Future<Secret> seed(Settings settings) {
        return demoUsers
                .ensure(settings.dataDir(), settings.demoPassword())
                .compose(password -> seedCase.ensure(settings.dataDir()).map(password));
    }

    /** What would never end by itself: rounds of gauges, and streams that the servers would wait for. */
    void endStreams() {
        gauges.forEach(Recurring::stop);
        uploads.close();
        liveFeed.close();
    }

    Future<Void> stop() {
        sessions.stop();
        return passwords.close();
    }

    List<Queue> queues() {
        return queues;
    }

    List<? extends Deployable> intakeLanes() {
        return intake.lanes();
    }

    Handler<HttpServerRequest> router() {
        return router;
    }

    Health health() {
        return health;
    }

    Problems problems() {
        return problems;
    }

    Regions regions() {
        return regions;
    }

    /** Every invariant of the books and of the files on disk. */
    Future<List<Violation>> violations() {
        return Inspection.violations(invariants, sealedFiles);
    }
}
