package relief.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import relief.platform.Json;

/** Fills in what families ask for: around every limit, and with persons and accounts that overlap. */
final class Forms {
    static final String DISASTER = "JISHISHAN-2023";
    private static final String NAME = "马秀兰";

    private final Random random;
    private final Population population;

    Forms(Random random, Population population) {
        this.random = random;
        this.population = population;
    }

    /** A line of the tariff and an amount; the machine may grant only the first two kinds. */
    private record Wish(String tariff, long amountFen) {}

    private Wish wish() {
        int draw = random.nextInt(100);
        if (draw < 52) {
            return new Wish("AFFECTED", 200_000 + 1_000L * random.nextInt(300));
        }
        if (draw < 60) {
            return new Wish("AFFECTED", 500_000);
        }
        if (draw < 66) {
            return new Wish("INJURED", 500_001);
        }
        if (draw < 86) {
            return new Wish("INJURED", 100_000 + 1_000L * random.nextInt(1_900));
        }
        if (draw < 92) {
            return new Wish("BEREAVED", 4_200_000 + random.nextInt(2));
        }
        return draw < 97 ? new Wish("AFFECTED", 100_000L + 500_000L * random.nextInt(2)) : new Wish("OTHER", 300_000);
    }

    Content fillIn(Family family, Place place) {
        Wish wish = wish();
        ObjectNode body = Json.MAPPER
                .createObjectNode()
                .put("disaster", DISASTER)
                .put("township", place.township())
                .put("village", "一村")
                .put("tariff", wish.tariff())
                .put("cause", "HOUSE_DAMAGE")
                .put("amountFen", wish.amountFen())
                .put("residence", "LOCAL")
                .put("capturedAt", "2023-12-19T08:12:00+08:00")
                .put("channel", "FIELD");
        addPersons(body, family);
        if (random.nextInt(100) >= 7) {
            body.putObject("payee")
                    .put("name", random.nextInt(100) < 95 ? NAME : "韩得福")
                    .put("account", account(family))
                    .put("accountKind", "CARD")
                    .put("bank", "103100000026");
        }
        return Content.of(body);
    }

    /** Whoever applies, the anchor stands in it; now and then somebody of another family does too. */
    private void addPersons(ObjectNode body, Family family) {
        List<String> persons = family.persons();
        String applicant = persons.get(random.nextInt(persons.size()));
        body.putObject("applicant")
                .put("name", NAME)
                .put("idType", "RESIDENT_ID")
                .put("idNumber", applicant)
                .put("phone", "13800001234");
        ArrayNode household = body.putArray("household");
        for (int i = 0; i < persons.size(); i++) {
            if (!persons.get(i).equals(applicant) && (i == 0 || random.nextBoolean())) {
                addMember(household, persons.get(i));
            }
        }
        if (random.nextInt(100) < 4) {
            Family other = population.stranger();
            if (other != family) {
                family.mingle();
                other.mingle();
                addMember(
                        household,
                        other.persons().get(random.nextInt(other.persons().size())));
            }
        }
    }

    private static void addMember(ArrayNode household, String idNumber) {
        household.addObject().put("name", "马小龙").put("idNumber", idNumber).put("relation", "CHILD");
    }

    private String account(Family family) {
        int draw = random.nextInt(100);
        if (draw < 92) {
            return family.account();
        }
        return draw < 96 ? population.newAccount() : population.stranger().account();
    }

    /** Faulty in one way or another; none of them may ever be stored. */
    byte[] faulty(Family family, Place place) {
        ObjectNode body = fillIn(family, place).body();
        switch (random.nextInt(7)) {
            case 0 -> body.put("amountFen", -random.nextInt(1_000));
            case 1 -> body.put("amountFen", 1.5);
            case 2 -> body.withObject("/applicant").put("idNumber", "639999198001010010");
            case 3 -> body.put("township", "639999999");
            case 4 -> body.put("surprise", true);
            case 5 -> body.remove("village");
            default -> {
                byte[] json = Json.bytes(body);
                return java.util.Arrays.copyOf(json, json.length - 1);
            }
        }
        return Json.bytes(body);
    }
}
