package relief.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Money is whole fen in plain digits wherever it comes in, and nothing else is ever read as money. */
class BadMoneyTest {
    /** A place where money comes in: who sends it how to where, around which field. */
    private record Edge(String who, String method, String path, String field, String body) {
        @Override
        public String toString() {
            return path + " " + field;
        }
    }

    private static final Edge[] EDGES = {
        new Edge("minhe", "PUT", "/disasters/MONEY-TEST", "/tariffs/0/fromFen", """
            {"name": "n", "kind": "FLOOD", "occurredAt": "2023-12-18T23:59:00+08:00", "townships": ["630222103"],
             "mode": "NORMAL", "tariffs": [{"code": "A", "name": "a", "fromFen": @, "toFen": 1000000000000}]}
            """),
        new Edge("minhe", "PUT", "/disasters/MONEY-TEST", "/tariffs/0/toFen", """
            {"name": "n", "kind": "FLOOD", "occurredAt": "2023-12-18T23:59:00+08:00", "townships": ["630222103"],
             "mode": "NORMAL", "tariffs": [{"code": "A", "name": "a", "fromFen": 1, "toFen": @}]}
            """),
        new Edge(
                "guanting",
                "PUT",
                "/disasters/JISHISHAN-2023/standing-orders/" + UUID.randomUUID(),
                "/budgetFen",
                "{\"township\": \"630222103\", \"tariffs\": [\"AFFECTED\"], \"budgetFen\": @}"),
        new Edge(
                "minhe",
                "PUT",
                "/funds/CENTRAL-2023-1/transfers/" + UUID.randomUUID(),
                "/amountFen",
                "{\"kind\": \"APPROPRIATE\", \"county\": \"630222\", \"region\": \"630222\", \"amountFen\": @}"),
        new Edge(
                "guanting",
                "POST",
                "/requests/" + UUID.randomUUID() + "/decision",
                "/amountFen",
                "{\"outcome\": \"APPROVE\", \"reason\": \"r\", \"amountFen\": @}"),
    };

    private static final String[][] WRONG = {
        {"0", "range"},
        {"-1", "range"},
        {"1000000000001", "range"},
        {"9223372036854775807", "range"},
        {"9223372036854775808", "range"},
        {"1000000000000000000000000000000", "range"},
        {"1e1000000000", "range"},
        {"1.0", "type"},
        {"1.5", "type"},
        {"1e3", "type"},
        {"\"3000\"", "type"},
        {"null", "type"},
        {"true", "type"},
        {"[1]", "type"},
    };

    private static Stock before;

    @BeforeAll
    static void count() {
        Person.named("minhe");
        Person.named("guanting");
        before = Stock.taken();
    }

    @AfterAll
    static void nothing_was_changed() {
        assertEquals(before, Stock.taken());
        Books.balance();
    }

    static Stream<Arguments> wrongAmounts() {
        return Stream.of(EDGES).flatMap(edge -> Stream.of(WRONG).map(wrong -> Arguments.of(edge, wrong[0], wrong[1])));
    }

    @ParameterizedTest
    @MethodSource("wrongAmounts")
    void is_refused(Edge edge, String amount, String fault) {
        byte[] body = edge.body().replace("@", amount).getBytes(UTF_8);
        Person person = Person.named(edge.who());
        Refusal refusal = Refusal.of(
                edge.method().equals("PUT") ? person.put(edge.path(), body) : person.post(edge.path(), body));
        assertEquals("400 invalid-body", refusal.status() + " " + refusal.problem());
        assertEquals(Set.of(edge.field() + " " + fault), refusal.faults());
    }
}
