package relief.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The disaster that load arrives for: townships of three counties, each with a reserve and a standing order of two
 * officers that no run exhausts, all of it set up over the public API.
 */
final class Scene {
    static final String DISASTER = "LOADTEST";
    static final String TARIFF = "AFFECTED";
    static final long AMOUNT_FEN = 300_000;

    /** The contract's largest amount: enough for three million grants a township. */
    private static final long RESERVE_FEN = 1_000_000_000_000L;

    private static final String FUND = "CENTRAL-2023";
    static final NavigableMap<String, List<String>> TOWNSHIPS = new TreeMap<>(Map.of(
            "630222",
            List.of(
                    "630222100",
                    "630222101",
                    "630222102",
                    "630222103",
                    "630222104",
                    "630222209",
                    "630222210",
                    "630222211"),
            "630224",
            List.of("630224100", "630224101", "630224102", "630224103", "630224104", "630224105"),
            "630225",
            List.of("630225100", "630225101", "630225102", "630225200", "630225201", "630225202")));

    /** One of the first county's townships has a worker of its own, whom nothing that happens elsewhere should touch. */
    static final String QUIET_TOWNSHIP = "630222211";

    private final Api api;
    private final Map<String, String> tokens = new TreeMap<>();

    private Scene(Api api) {
        this.api = api;
    }

    /** A user that the scene needs. */
    record User(String username, String role, String region) {}

    /** Who is signed in to take in requests: a worker for all townships of each county, and that of the quiet one. */
    record Workers(List<Households.Worker> ofCounties, Households.Worker ofQuietTownship) {}

    /** Those of the first county and township are made by the server, all others may be copied from them. */
    static List<User> users() {
        List<User> users = new ArrayList<>();
        users.add(new User("worker-" + QUIET_TOWNSHIP, "WORKER", QUIET_TOWNSHIP));
        TOWNSHIPS.forEach((county, townships) -> {
            users.add(new User("officer-" + county, "COUNTY_OFFICER", county));
            users.add(new User("worker-" + county, "WORKER", county));
            townships.forEach(township -> {
                users.add(new User("signer-" + township, "TOWNSHIP_OFFICER", township));
                users.add(new User("second-" + township, "TOWNSHIP_OFFICER", township));
            });
        });
        return users;
    }

    static Workers setUp(Api api, String password) {
        Scene scene = new Scene(api);
        users().forEach(user -> scene.tokens.put(user.username(), api.signIn(user.username(), password)));
        TOWNSHIPS.forEach(scene::setUpCounty);
        List<Households.Worker> ofCounties = TOWNSHIPS.entrySet().stream()
                .map(county -> scene.worker(county.getKey(), county.getValue()))
                .toList();
        return new Workers(ofCounties, scene.worker(QUIET_TOWNSHIP, List.of(QUIET_TOWNSHIP)));
    }

    private Households.Worker worker(String region, List<String> townships) {
        return new Households.Worker(tokens.get("worker-" + region), townships);
    }

    private void setUpCounty(String county, List<String> townships) {
        String officer = tokens.get("officer-" + county);
        List<String> named = new ArrayList<>();
        TOWNSHIPS.headMap(county, true).values().forEach(named::addAll);
        api.put(officer, "/disasters/" + DISASTER, """
                {"name":"负载测试","kind":"EARTHQUAKE","occurredAt":"2023-12-18T23:59:00+08:00","townships":[%s],
                 "tariffs":[{"code":"%s","name":"受灾困难家庭","fromFen":200000,"toFen":500000,"perHouseholdOnce":true}],
                 "mode":"EMERGENCY","state":"OPEN"}""".formatted(quoted(named), TARIFF));
        api.put(officer, "/funds/" + FUND, """
                {"county":"%s","source":"CENTRAL","year":2023,"name":"负载测试资金","disaster":"%s"}""".formatted(county, DISASTER));
        for (String township : townships) {
            transfer(officer, county, "APPROPRIATE", county);
            transfer(officer, county, "ALLOCATE", township);
            sign(township);
        }
    }

    private void transfer(String officer, String county, String kind, String region) {
        api.put(officer, "/funds/" + FUND + "/transfers/" + UUID.randomUUID(), """
                {"county":"%s","kind":"%s","region":"%s","amountFen":%d}""".formatted(
                        county, kind, region, RESERVE_FEN));
    }

    private void sign(String township) {
        String order = "/disasters/" + DISASTER + "/standing-orders/" + UUID.randomUUID();
        api.put(tokens.get("signer-" + township), order, """
                {"township":"%s","tariffs":["%s"],"budgetFen":%d}""".formatted(township, TARIFF, RESERVE_FEN));
        api.post(tokens.get("second-" + township), order + "/confirmation");
    }

    private static String quoted(List<String> codes) {
        return codes.stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(","));
    }
}
