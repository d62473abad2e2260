package relief.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import relief.OpenApi;

/** What every no has in common: the form of the contract, and not a word of what somebody sent about persons. */
record Refusal(int status, String problem, Set<String> faults, Person.Reply reply) {
    static Refusal of(Person.Reply reply, Family family) {
        String shown = reply.toString();
        assertEquals(
                "application/problem+json",
                reply.headers().firstValue("Content-Type").orElse("none"),
                shown);
        assertEquals(List.of(), OpenApi.faults(OpenApi.root().at("/components/schemas/Problem"), reply.body()), shown);
        assertEquals(reply.status(), reply.body().path("status").asInt(), shown);
        for (String member : List.of("type", "title", "detail", "instance")) {
            assertFalse(reply.body().path(member).asText().isBlank(), () -> member + " is missing: " + shown);
        }
        for (String secret : secrets(family)) {
            assertFalse(reply.body().toString().contains(secret), () -> secret + " is told: " + shown);
        }
        Set<String> faults = new TreeSet<>();
        reply.body()
                .path("errors")
                .forEach(fault -> faults.add(
                        fault.get("pointer").asText() + " " + fault.get("code").asText()));
        return new Refusal(reply.status(), reply.problem(), faults, reply);
    }

    /** For calls that tell of nobody. */
    static Refusal of(Person.Reply reply) {
        return of(reply, Family.unseen());
    }

    private static List<String> secrets(Family family) {
        List<String> secrets = new ArrayList<>();
        for (String part : List.of("applicant", "payee")) {
            Map<?, ?> fields = (Map<?, ?>) family.body().get(part);
            for (String secret : List.of("name", "idNumber", "phone", "account")) {
                if (fields.containsKey(secret)) {
                    secrets.add(fields.get(secret).toString());
                }
            }
        }
        return secrets;
    }
}
