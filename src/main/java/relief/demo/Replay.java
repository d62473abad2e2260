package relief.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import relief.platform.Digests;
import relief.region.Regions;

/**
 * Works the case over HTTP as its people would: field teams send, townships' orders authorize, the counties decide the
 * large ones, finance pays, the bank answers, wrong accounts are put right and paid again. Every step may have been done
 * before: killed at any point and started again it comes to the same end.
 */
final class Replay {
    private static final int IN_FLIGHT_PER_TEAM = 4;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String password;
    private final Path sealedFiles;
    private final PrintStream out;
    private final List<Population.Household> households;
    private final Map<String, Api> sessions = new TreeMap<>();
    private final List<String> files = new ArrayList<>();

    Replay(String base, String password, Regions regions, Path sealedFiles, PrintStream out) {
        this.base = base;
        this.password = password;
        this.sealedFiles = sealedFiles;
        this.out = out;
        this.households = Population.of(regions);
    }

    /** @return whether the end is what was published */
    boolean run() {
        send();
        decideLarge();
        pay(1);
        correctAccounts();
        pay(2);
        Comparison comparison = Comparison.read(households, this::askCase);
        comparison.print(out);
        out.println();
        out.println("Payment files below " + sealedFiles + ":");
        files.forEach(file -> out.println("  " + file));
        return comparison.equal();
    }

    private Api as(String username) {
        return sessions.computeIfAbsent(username, name -> Api.signIn(http, base, name, password));
    }

    private void send() {
        try (ProgressBar bar = bar("Requests sent", households.size());
                Closer closer = new Closer(Executors.newFixedThreadPool(6 * IN_FLIGHT_PER_TEAM))) {
            List<Future<?>> sending = new ArrayList<>();
            for (int i = 0; i < households.size(); i++) {
                Population.Household household = households.get(i);
                Api team = as(
                        i % 2 == 0
                                ? JishishanCase.worker(household.county())
                                : JishishanCase.secondWorker(household.county()));
                sending.add(closer.pool().submit(() -> {
                    team.put("/requests/" + household.id(), household.body());
                    bar.step();
                }));
            }
            for (Future<?> one : sending) {
                done(one);
            }
        }
        awaitUntil(
                "Decided by standing orders",
                () -> JishishanCase.COUNTY_OFFICERS.values().stream()
                        .allMatch(officer -> as(officer)
                                .get("/requests?state=SUBMITTED&disaster=" + JishishanCase.DISASTER + "&limit=1")
                                .get("items")
                                .isEmpty()));
    }

    private record Closer(ExecutorService pool) implements AutoCloseable {
        @Override
        public void close() {
            pool.shutdownNow();
        }
    }

    private static void done(Future<?> one) {
        try {
            one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void decideLarge() {
        for (Population.Household household : households) {
            if (household.bereaved()) {
                as(JishishanCase.COUNTY_OFFICERS.get(household.county()))
                        .post(
                                "/requests/" + household.id() + "/decision",
                                Map.of("outcome", "APPROVE", "reason", "因灾失去亲人，情况属实，按标准发放。"));
            }
        }
        out.println("Decided by the counties: " + JishishanCase.BEREAVED + " bereaved households");
    }

    /** @param round 1 for all, 2 for those whose account was put right */
    private void pay(int round) {
        for (String county : JishishanCase.COUNTY_OFFICERS.keySet()) {
            UUID run = JishishanCase.id("run " + county + " " + round);
            Api maker = as(JishishanCase.maker(county));
            Api checker = as(JishishanCase.checker(county));
            maker.put(
                    "/payment-runs/" + run,
                    Map.of("kind", "RELIEF", "disaster", JishishanCase.DISASTER, "county", county, "profile", "DEMO"));
            awaitUntil(
                    "Gathered " + county,
                    () -> !state(maker.get("/payment-runs/" + run)).equals("COLLECTING"));
            if (state(maker.get("/payment-runs/" + run)).equals("COLLECTED")) {
                maker.post("/payment-runs/" + run + "/sealing", Map.of());
            }
            awaitUntil(
                    "Sealed " + county,
                    () -> !state(maker.get("/payment-runs/" + run)).equals("SEALING"));
            JsonNode sealed = maker.get("/payment-runs/" + run);
            if (state(sealed).equals("SEALED")) {
                checker.post("/payment-runs/" + run + "/release", Map.of());
            }
            for (JsonNode file : sealed.get("files")) {
                answer(county, run, file, checker);
            }
        }
    }

    private static String state(JsonNode thing) {
        return thing.get("state").asText();
    }

    /** What the bank does with a file, and finance with the bank's answer. */
    private void answer(String county, UUID run, JsonNode file, Api checker) {
        String name = file.get("name").asText();
        files.add(county + "/" + run + "/" + name + System.lineSeparator() + "    "
                + file.get("count").asText() + " payments, sha256 "
                + file.get("sha256").asText());
        byte[] report = BankErrand.answer(checker, "/payment-runs/" + run + "/files/" + name + "?purpose=BANK");
        String sha256 = HexFormat.of().formatHex(Digests.sha256(report));
        String path = "/bank-reports/" + sha256 + "?county=" + county;
        checker.putFile(path, "application/xml", report);
        awaitUntil("Bank's answer applied", () -> !state(checker.get(path)).equals("RECEIVED"));
        JsonNode counts = checker.get(path).get("counts");
        out.println("Bank answered for " + county + ": " + counts.get("paid").asText() + " paid, "
                + counts.get("rejected").asText() + " rejected");
    }

    private void correctAccounts() {
        int corrected = 0;
        Set<UUID> ours = new HashSet<>();
        households.forEach(household -> ours.add(household.id()));
        for (String county : JishishanCase.COUNTY_OFFICERS.keySet()) {
            Api officer = as(JishishanCase.COUNTY_OFFICERS.get(county));
            JsonNode failed =
                    officer.get("/requests?state=PAYMENT_FAILED&disaster=" + JishishanCase.DISASTER + "&limit=500");
            for (JsonNode item : failed.get("items")) {
                UUID id = UUID.fromString(item.get("id").asText());
                if (ours.contains(id)) {
                    officer.post("/requests/" + id + "/payee", correction(id));
                    corrected++;
                }
            }
        }
        out.println("Accounts put right: " + corrected);
    }

    private Map<String, Object> correction(UUID id) {
        Population.Household household = households.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        Map<String, Object> payee = new TreeMap<>();
        ((Map<?, ?>) household.body().get("payee")).forEach((key, value) -> payee.put(key.toString(), value));
        // The passbook of the household instead of the card that the bank refused.
        payee.put("account", "9" + payee.get("account").toString().substring(1));
        payee.put("accountKind", "PASSBOOK");
        return Map.of("payee", payee, "reason", "银行退回，核对存折后更正账号。");
    }

    private JsonNode askCase(Population.Household household) {
        return as(JishishanCase.COUNTY_OFFICERS.get(household.county())).get("/requests/" + household.id());
    }

    private void awaitUntil(String what, BooleanSupplier there) {
        long deadlineNanos = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > deadlineNanos) {
                throw new IllegalStateException(what + ": nothing came of it within five minutes");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private ProgressBar bar(String task, int most) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(most)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(78)
                .setUpdateIntervalMillis(200)
                .build();
    }
}
