package relief.journey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.demo.SimulatedBank;
import relief.journey.Person.Reply;
import relief.platform.Digests;

/** The money's way: two people make and release a run, the bank refuses an account, it is put right and paid. */
class PaymentJourneyTest {
    private static final OffsetDateTime ANSWERED_AT = OffsetDateTime.parse("2023-12-20T10:00:00+08:00");

    private final Person worker = Person.named("worker");
    private final Person minhe = Person.named("minhe");
    private final Person maker = Person.named("maker");
    private final Person checker = Person.named("checker");

    @TempDir
    private Path folder;

    @AfterAll
    static void every_fen_is_where_it_must_be() {
        Books.balance();
    }

    @Test
    void a_refused_account_is_put_right_and_paid_at_the_second_attempt() throws IOException {
        Family lucky = authorized();
        Family refused = authorized();
        String badAccount = account(refused);
        JsonNode run = released(UUID.randomUUID());
        answer(run, (id, account) -> account.equals(badAccount) ? Optional.of("AC01") : Optional.empty());
        assertEquals("PAID", minhe.get(lucky.path()).text("/state"));
        assertEquals("PAYMENT_FAILED", minhe.get(refused.path()).text("/state"));

        assertEquals("account-shared", correct(refused, account(lucky)).problem());
        assertEquals(
                200,
                correct(refused, "6217000099" + account(refused).substring(10)).status());
        JsonNode second = released(UUID.randomUUID());
        assertEquals(1, second.get("count").asInt());
        answer(second, (id, account) -> Optional.empty());
        Reply paid = minhe.get(refused.path());
        assertEquals("PAID", paid.text("/state"));
        assertEquals(
                List.of("request.submitted", "request.authorized", "payment.paid"),
                events(paid).stream()
                        .filter(List.of("request.submitted", "request.authorized", "payment.paid")::contains)
                        .toList());
        assertTrue(events(paid).contains("payment.rejected"), events(paid).toString());
    }

    @Test
    void who_makes_a_run_does_not_release_it_and_sending_it_again_changes_nothing() throws IOException {
        authorized();
        UUID id = UUID.randomUUID();
        assertEquals(202, makeRun(id).status());
        sealed(id);
        assertEquals(200, makeRun(id).status());
        assertEquals(
                403, maker.post("/payment-runs/" + id + "/release", Map.of()).status());
        JsonNode run = release(id);
        JsonNode file = run.get("files").get(0);
        String path = "/payment-runs/" + id + "/files/" + file.get("name").asText() + "?purpose=BANK";
        byte[] bytes = checker.download(path);
        assertEquals(file.get("sha256").asText(), HexFormat.of().formatHex(Digests.sha256(bytes)));
        assertArrayEquals(bytes, checker.download(path));
        assertEquals(404, Person.named("checker-630224").get(path).status());
        answer(run, (endToEndId, account) -> Optional.empty());
    }

    @Test
    void after_a_cancelled_run_a_grant_can_still_be_withdrawn() {
        Family family = authorized();
        UUID id = UUID.randomUUID();
        makeRun(id);
        sealed(id);
        assertEquals(
                "wrong-state",
                worker.post(family.path() + "/withdrawal", Map.of("reason", "自愿放弃"))
                        .problem());
        assertEquals(
                200,
                maker.post("/payment-runs/" + id + "/cancellation", Map.of("reason", "账号有误"))
                        .status());
        assertEquals(
                "WITHDRAWN",
                worker.post(family.path() + "/withdrawal", Map.of("reason", "自愿放弃"))
                        .text("/state"));
    }

    @Test
    void the_same_report_again_changes_nothing_and_a_strange_one_is_never_applied() throws IOException {
        Family family = authorized();
        JsonNode run = released(UUID.randomUUID());
        byte[] report = report(run, (id, account) -> Optional.empty());
        upload(report);
        assertEquals("PAID", minhe.get(family.path()).text("/state"));
        Reply again = checker.putXml(reportPath(report), report);
        assertEquals(200, again.status());

        String strange =
                new String(report, StandardCharsets.UTF_8).replace("<OrgnlEndToEndId>JZ6", "<OrgnlEndToEndId>JZ9");
        byte[] unknown = strange.getBytes(StandardCharsets.UTF_8);
        Reply quarantined = upload(unknown);
        assertEquals(0, quarantined.body().at("/counts/paid").asInt());
        assertTrue(quarantined.body().at("/counts/quarantined").asInt() > 0, quarantined.toString());

        byte[] torn = new String(report, StandardCharsets.UTF_8)
                .substring(0, report.length / 2)
                .getBytes(StandardCharsets.UTF_8);
        assertEquals("FAULTY", upload(torn).text("/state"));
    }

    private Family authorized() {
        Family family = Family.unseen();
        worker.put(family.path(), family.body());
        minhe.await(family.path(), reply -> reply.text("/state").equals("AUTHORIZED"));
        return family;
    }

    private static String account(Family family) {
        return ((Map<?, ?>) family.body().get("payee")).get("account").toString();
    }

    private Reply correct(Family family, String account) {
        Map<String, Object> payee =
                Map.of("name", "马秀兰", "account", account, "accountKind", "PASSBOOK", "bank", "103100000026");
        return minhe.post(family.path() + "/payee", Map.of("payee", payee, "reason", "银行退回，核对存折"));
    }

    private Reply makeRun(UUID id) {
        return maker.put(
                "/payment-runs/" + id,
                Map.of("kind", "RELIEF", "disaster", "JISHISHAN-2023", "county", "630222", "profile", "DEMO"));
    }

    /** Other journeys of the county may have left households that are to be looked at first. */
    private Reply sealed(UUID id) {
        String run = "/payment-runs/" + id;
        Reply gathered = maker.await(run, reply -> !reply.text("/state").equals("COLLECTING"));
        if (gathered.text("/state").equals("COLLECTED")) {
            assertEquals(200, maker.post(run + "/sealing", Map.of()).status());
        }
        return maker.await(run, reply -> reply.text("/state").equals("SEALED"));
    }

    private JsonNode release(UUID id) {
        Reply released = checker.post("/payment-runs/" + id + "/release", Map.of());
        assertEquals(200, released.status(), released.toString());
        return released.body();
    }

    private JsonNode released(UUID id) {
        makeRun(id);
        sealed(id);
        return release(id);
    }

    private void answer(JsonNode run, SimulatedBank.Judge judge) throws IOException {
        Reply applied = upload(report(run, judge));
        assertEquals("APPLIED", applied.text("/state"), applied.toString());
    }

    private byte[] report(JsonNode run, SimulatedBank.Judge judge) throws IOException {
        String name = run.at("/files/0/name").asText();
        Path file = folder.resolve(name);
        Files.write(
                file, checker.download("/payment-runs/" + run.get("id").asText() + "/files/" + name + "?purpose=BANK"));
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        new SimulatedBank(judge, ANSWERED_AT).answer(file, report);
        return report.toByteArray();
    }

    private Reply upload(byte[] report) {
        checker.putXml(reportPath(report), report);
        return checker.await(reportPath(report), reply -> !reply.text("/state").equals("RECEIVED"));
    }

    private static String reportPath(byte[] report) {
        return "/bank-reports/" + HexFormat.of().formatHex(Digests.sha256(report));
    }

    private static List<String> events(Reply found) {
        List<String> events = new ArrayList<>();
        found.body()
                .get("history")
                .forEach(entry -> events.add(entry.get("event").asText()));
        return events;
    }
}
