package relief.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.OpenApi;

/** Real answers are what the contract promises; {@link Person} holds every answer it gets against it. */
class AnswersTest {
    private static final Family FAMILY = Family.unseen().member(Family.newPerson());

    @BeforeAll
    static void a_family_is_granted_money() {
        Person.named("worker").put(FAMILY.path(), FAMILY.body());
        Person.named("minhe").await(FAMILY.path(), reply -> reply.text("/state").equals("AUTHORIZED"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # who,    asks for
            nobody,   /regions/0
            nobody,   /regions/630222103
            nobody,   /.well-known/jwks.json
            worker,   /session
            worker,   /disasters
            worker,   /disasters/JISHISHAN-2023
            guanting, /disasters/JISHISHAN-2023/standing-orders?limit=3
            minhe,    /funds
            minhe,    /requests?limit=500
            auditor,  /journal?limit=500
            worker,   /overview?disaster=JISHISHAN-2023
            auditor,  '/overview?disaster=JISHISHAN-2023&region=630222'
            maker,    /payment-runs
            maker,    /bank-profiles
            maker,    /bank-reports
            """)
    void is_answered_as_promised(String who, String path) {
        Person person = who.equals("nobody") ? Person.nobody() : Person.named(who);
        assertEquals(200, person.get(path).status());
    }

    @Test
    void the_things_of_a_list_are_as_promised_one_by_one() {
        Person minhe = Person.named("minhe");
        String fund = minhe.get("/funds").text("/items/0/code");
        assertEquals(200, minhe.get("/funds/" + fund).status());
        assertEquals(200, minhe.get(FAMILY.path()).status());
        assertEquals(404, minhe.get("/requests/" + UUID.randomUUID()).status());
    }

    @Test
    void an_answer_that_breaks_its_promise_would_be_seen() {
        ObjectNode body = (ObjectNode) Person.named("minhe").get(FAMILY.path()).body();
        assertEquals(List.of(), OpenApi.answerFaults("GET", FAMILY.path(), 200, body));
        body.put("idNumber", FAMILY.applicant());
        assertEquals(1, OpenApi.answerFaults("GET", FAMILY.path(), 200, body).size());
        assertEquals(1, OpenApi.answerFaults("GET", FAMILY.path(), 202, body).size());
    }
}
