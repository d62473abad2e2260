package relief.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import relief.kernel.CardNumber;
import relief.kernel.ResidentId;

/** A household nobody has seen before, and the request it makes. */
public final class Family {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Map<String, Object> body = new TreeMap<>();
    private final UUID id = UUID.randomUUID();

    private Family(String idNumber, String account) {
        body.put("disaster", "JISHISHAN-2023");
        body.put("township", "630222103");
        body.put("village", "官亭村");
        body.put("tariff", "AFFECTED");
        body.put("cause", "HOUSE_DAMAGE");
        body.put("amountFen", 300_000);
        body.put("residence", "LOCAL");
        body.put("capturedAt", "2023-12-19T08:12:00+08:00");
        body.put("channel", "FIELD");
        body.put(
                "applicant",
                Map.of("name", "马秀兰", "idType", "RESIDENT_ID", "idNumber", idNumber, "phone", "13800001234"));
        body.put("household", new ArrayList<>());
        body.put("payee", Map.of("name", "马秀兰", "account", account, "accountKind", "CARD", "bank", "103100000026"));
    }

    public static Family unseen() {
        return new Family(newPerson(), newAccount());
    }

    public static String newPerson() {
        int number = NEXT.incrementAndGet();
        String first17 = "639999" + (1950 + number / 1000 % 50) + "0101" + String.format("%03d", number % 1000);
        return first17 + ResidentId.checkDigit(first17);
    }

    private static String newAccount() {
        return CardNumber.of(String.format("6217000%011d", NEXT.incrementAndGet()));
    }

    public Family with(String field, Object value) {
        body.put(field, value);
        return this;
    }

    public Family without(String field) {
        body.remove(field);
        return this;
    }

    public Family asking(long amountFen) {
        return with("amountFen", amountFen);
    }

    @SuppressWarnings("unchecked")
    public Family member(String idNumber) {
        ((List<Object>) body.get("household")).add(Map.of("name", "马小龙", "idNumber", idNumber, "relation", "CHILD"));
        return this;
    }

    String applicant() {
        return ((Map<?, ?>) body.get("applicant")).get("idNumber").toString();
    }

    public UUID id() {
        return id;
    }

    public String path() {
        return "/requests/" + id;
    }

    public Map<String, Object> body() {
        return body;
    }
}
