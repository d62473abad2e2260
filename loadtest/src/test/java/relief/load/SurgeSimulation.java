package relief.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * An earthquake as the server sees it: calm, the peak ten seconds later, a plateau, a long tail; townships of three
 * counties at once, some requests sent again because the line broke, some faulty.
 */
public final class SurgeSimulation extends Simulation {
    private static final String BASE = System.getProperty("base", "http://127.0.0.1:8080");
    private static final double PEAK = Double.parseDouble(System.getProperty("peak", "200"));
    private static final String DISASTER = System.getProperty("disaster", "JISHISHAN-2023");
    private static final List<String> WORKERS = List.of(
            System.getProperty("workers", "worker,worker-630224,worker-630225").split(","));
    private static final int CALM_SECONDS = Integer.getInteger("calm", 20);
    private static final int PLATEAU_SECONDS = Integer.getInteger("plateau", 60);
    private static final int TAIL_SECONDS = Integer.getInteger("tail", 60);

    private static final int RISE_SECONDS = 10;
    private static final double CALM_RATE = Math.max(1, PEAK / 20);
    private static final double SENT_AGAIN_PERCENT = 5;
    private static final double FAULTY_PERCENT = 2;
    private static final long HIGHEST_FIRST_NUMBER = 10_000_000;

    private final AtomicLong number = new AtomicLong(ThreadLocalRandom.current().nextLong(HIGHEST_FIRST_NUMBER));
    private final List<Households.Worker> workers = signIn();

    {
        HttpProtocolBuilder server = http.baseUrl(BASE + "/api/v1")
                .header("Authorization", "Bearer #{token}")
                .header("Content-Type", "application/json")
                .shareConnections();
        setUp(surge().injectOpen(
                                constantUsersPerSec(CALM_RATE).during(CALM_SECONDS),
                                rampUsersPerSec(CALM_RATE).to(PEAK).during(RISE_SECONDS),
                                constantUsersPerSec(PEAK).during(PLATEAU_SECONDS),
                                rampUsersPerSec(PEAK).to(CALM_RATE).during(TAIL_SECONDS)))
                .protocols(server)
                .assertions(
                        details("new").failedRequests().percent().lt(1.0),
                        details("sent again").failedRequests().percent().lt(1.0),
                        details("faulty").failedRequests().percent().lt(1.0));
    }

    private ScenarioBuilder surge() {
        ChainBuilder accepted = feed(households("disaster"))
                .exec(put("new", 201))
                .randomSwitch()
                .on(percent(SENT_AGAIN_PERCENT).then(put("sent again", 200)));
        ChainBuilder faulty = feed(households("disastre")).exec(put("faulty", 400));
        return scenario("surge")
                .randomSwitch()
                .on(
                        percent(FAULTY_PERCENT).then(faulty),
                        percent(100 - FAULTY_PERCENT).then(accepted));
    }

    private static HttpRequestActionBuilder put(String name, int expected) {
        return http(name).put("/requests/#{id}").body(StringBody("#{body}")).check(status().is(expected));
    }

    /** @param firstField a misspelt name makes the body faulty */
    private Iterator<Map<String, Object>> households(String firstField) {
        return Stream.generate(() -> household(firstField)).iterator();
    }

    private Map<String, Object> household(String firstField) {
        long household = number.getAndIncrement();
        Households.Worker worker = workers.get((int) (household % workers.size()));
        List<String> townships = worker.townships();
        String township = townships.get((int) (household / workers.size() % townships.size()));
        String body = Households.body(DISASTER, township, household);
        return Map.of(
                "id", UUID.randomUUID().toString(),
                "token", worker.token(),
                "body", body.replaceFirst("disaster", firstField));
    }

    /** One worker a county, in the order of the counties. */
    private static List<Households.Worker> signIn() {
        Api api = new Api(BASE);
        String password = System.getenv("RELIEF_DEMO_PASSWORD");
        if (password == null) {
            throw new IllegalStateException("Set RELIEF_DEMO_PASSWORD to the password of " + WORKERS + ".");
        }
        Iterator<List<String>> townships = Scene.TOWNSHIPS.values().iterator();
        return WORKERS.stream()
                .map(worker -> new Households.Worker(api.signIn(worker, password), townships.next()))
                .toList();
    }
}
