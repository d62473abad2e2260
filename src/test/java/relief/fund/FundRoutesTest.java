package relief.fund;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import relief.disaster.DisasterRoutes;
import relief.disaster.Scene;
import relief.disaster.StandingOrderRoutes;
import relief.identity.Role;
import relief.platform.Caller;
import relief.platform.Ids;
import relief.platform.Json;
import relief.platform.LiveDatabase;
import relief.platform.PartOfServer;

/** From the disaster to the reserve over real HTTP, as the officers of a county do it. */
class FundRoutesTest {
    private final Ledger it = new Ledger();
    private final Map<String, Caller> people = new HashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final PartOfServer server = PartOfServer.start(
            LiveDatabase.vertx(),
            request -> Future.succeededFuture(people.get(request.getHeader("Authorization"))),
            router -> {
                new DisasterRoutes(it.scene.disasters, Scene.REGIONS, Scene.ACCESS).register(router);
                new StandingOrderRoutes(it.scene.orders).register(router);
                new FundRoutes(it.funds, Scene.REGIONS).register(router);
            });

    FundRoutesTest() {
        people.put("county", Scene.caller(Role.COUNTY_OFFICER, Scene.MINHE));
        people.put("maker", it.maker);
        people.put("guanting", Scene.caller(Role.TOWNSHIP_OFFICER, Scene.GUANTING));
        people.put("guanting2", Scene.caller(Role.TOWNSHIP_OFFICER, Scene.GUANTING));
    }

    @AfterEach
    void stop() {
        server.close();
        it.remove();
    }

    @Test
    void a_county_opens_a_disaster_and_fills_a_reserve() throws Exception {
        String disaster = "/disasters/" + Scene.newCode();
        String body = """
                {"name": " 积石山地震 ", "kind": "EARTHQUAKE", "occurredAt": "2023-12-18T23:59:00.123456789+08:00",
                 "townships": ["630222103"], "mode": "EMERGENCY",
                 "tariffs": [{"code": "AFFECTED", "name": "受灾家庭", "fromFen": 200000, "toFen": 500000}]}
                """;
        assertEquals(201, put("county", disaster, body).statusCode());
        HttpResponse<String> again = put("county", disaster, body);
        assertEquals(200, again.statusCode());
        assertEquals("积石山地震", json(again).get("name").asText());
        assertEquals("官亭镇", json(again).at("/townshipNames/630222103").asText());
        assertEquals(true, json(again).at("/tariffs/0/perHouseholdOnce").asBoolean());
        assertEquals(json(again), json(send("guanting", "GET", disaster, "")));

        String order = disaster + "/standing-orders/" + Ids.next();
        String terms = "{\"township\": \"630222103\", \"tariffs\": [\"AFFECTED\"], \"budgetFen\": 100}";
        JsonNode signed = json(put("guanting", order, terms));
        assertEquals("SIGNED", signed.get("state").asText());
        assertEquals(
                true, signed.has("confirmedBy") && signed.get("confirmedBy").isNull());
        assertEquals("403 own-order", problem(send("guanting", "POST", order + "/confirmation", "")));
        JsonNode confirmed = json(send("guanting2", "POST", order + "/confirmation", ""));
        assertEquals("CONFIRMED", confirmed.get("state").asText());
        JsonNode listed = json(send("county", "GET", disaster + "/standing-orders", ""));
        assertEquals(confirmed, listed.at("/items/0"));
        assertEquals(true, listed.get("next").isNull());

        String fund = "/funds/" + it.fund;
        String named =
                "{\"county\": \"630222\", \"source\": \"CENTRAL\", \"year\": 2023, \"name\": \"n\", \"disaster\": \"";
        assertEquals(
                201,
                put("maker", fund, named + disaster.substring("/disasters/".length()) + "\"}")
                        .statusCode());
        assertEquals(201, transfer(fund, "APPROPRIATE", "630222", 100).statusCode());
        assertEquals("409 overdrawn", problem(transfer(fund, "ALLOCATE", "630222103", 101)));
        assertEquals(201, transfer(fund, "ALLOCATE", "630222103", 40).statusCode());
        JsonNode pots = json(send("maker", "GET", fund, ""));
        assertEquals(100, pots.get("appropriatedFen").asLong());
        assertEquals(60, pots.at("/pots/0/availableFen").asLong());
        assertEquals("官亭镇", pots.at("/pots/1/regionName").asText());
        assertEquals(40, pots.at("/pots/1/availableFen").asLong());
        assertEquals(
                it.fund,
                json(send("county", "GET", "/funds?limit=1&after=" + cursorBefore(it.fund), ""))
                        .at("/items/0/code")
                        .asText());
    }

    @Test
    void every_fault_of_a_disaster_is_told_at_once() throws Exception {
        String body = """
                {"name": "n\\u0007", "kind": "EARTHQUAKE", "occurredAt": "2023-12-18T23:59:00+08:00", "mode": "WAR",
                 "townships": ["630222103", "630224100", "630202400", "630222999"],
                 "tariffs": [{"code": "A", "name": "a", "fromFen": 2, "toFen": 1},
                             {"code": "A", "name": "a", "fromFen": 1.0, "toFen": 1}]}
                """;
        HttpResponse<String> answer = put("county", "/disasters/" + Scene.newCode(), body);
        List<String> faults = new ArrayList<>();
        json(answer)
                .get("errors")
                .forEach(fault -> faults.add(
                        fault.get("pointer").asText() + " " + fault.get("code").asText()));
        assertEquals(
                List.of(
                        "/mode choice",
                        "/name characters",
                        "/tariffs/0/toFen range",
                        "/tariffs/1/code duplicate",
                        "/tariffs/1/fromFen type",
                        "/townships/1 outside-region",
                        "/townships/2 no-authority",
                        "/townships/3 unknown-region"),
                faults.stream().sorted().toList());
    }

    private HttpResponse<String> transfer(String fund, String kind, String region, long amountFen) throws Exception {
        return put(
                "maker",
                fund + "/transfers/" + Ids.next(),
                "{\"kind\": \"" + kind + "\", \"county\": \"630222\", \"region\": \"" + region + "\", \"amountFen\": "
                        + amountFen + "}");
    }

    private static String cursorBefore(String code) {
        byte[] before = code.substring(0, code.length() - 1).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(before);
    }

    private HttpResponse<String> put(String who, String path, String body) throws Exception {
        return send(who, "PUT", path, body);
    }

    private HttpResponse<String> send(String who, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                .header("Authorization", who)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String problem(HttpResponse<String> answer) {
        String type = json(answer).get("type").asText();
        return answer.statusCode() + " " + type.substring(type.lastIndexOf(':') + 1);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return Json.read(Buffer.buffer(answer.body()));
    }
}
