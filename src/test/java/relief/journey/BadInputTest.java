package relief.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import relief.kernel.ResidentId;
import relief.platform.Json;

/** Requests that are not taken: each is told all that is wrong with it, and none leaves a trace. */
class BadInputTest {
    /** Stands for what is put into a body as it is, JSON or not. */
    private static final String HERE = "\"@@\"";

    private static Stock before;

    private final Person worker = Person.named("worker");
    private final Family family = Family.unseen();

    @BeforeAll
    static void count() {
        Person.named("worker");
        before = Stock.taken();
    }

    @AfterAll
    static void nothing_was_changed() {
        assertEquals(before, Stock.taken());
        Books.balance();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            # field                  | what stands there               | what is wrong
            /amountFen               | 0                               | /amountFen range
            /amountFen               | -1                              | /amountFen range
            /amountFen               | -300000                         | /amountFen range
            /amountFen               | 1.0                             | /amountFen type
            /amountFen               | 3000.5                          | /amountFen type
            /amountFen               | 1e3                             | /amountFen type
            /amountFen               | 1E-3                            | /amountFen type
            /amountFen               | 1e1000000000                    | /amountFen range
            /amountFen               | 1000000000001                   | /amountFen range
            /amountFen               | 9223372036854775808             | /amountFen range
            /amountFen               | 1000000000000000000000000000000 | /amountFen range
            /amountFen               | "3000"                          | /amountFen type
            /amountFen               | null                            | /amountFen type
            /amountFen               | [300000]                        | /amountFen type
            /disaster                | "NOWHERE-2023"                  | /disaster unknown-disaster
            /disaster                | "jishishan"                     | /disaster format
            /disaster                | 2023                            | /disaster type
            /township                | "630222999"                     | /township unknown-region
            /township                | "110115403"                     | /township no-authority
            /township                | "630224100"                     | /township outside-region
            /township                | "630222"                        | /township format
            /township                | 630222103                       | /township type
            /village                 | ""                              | /village length
            /village                 | " \\t "                         | /village format
            /village                 | "官\\u0000亭"                   | /village characters
            /village                 | "官\\ud800亭"                   | /village characters
            /village                 | "官\\udc00"                     | /village characters
            /note                    | "a\\u0007"                      | /note characters
            /cause                   | "WAR"                           | /cause choice
            /channel                 | "FAX"                           | /channel choice
            /residence               | true                            | /residence type
            /capturedAt              | "yesterday"                     | /capturedAt format
            /capturedAt              | "2023-02-30T08:12:00+08:00"     | /capturedAt format
            /capturedAt              | "2023-12-19T08:12:00.123456"    | /capturedAt format
            /capturedAt              | "2999-12-19T08:12:00+08:00"     | /capturedAt range
            /applicant               | "马秀兰"                        | /applicant type
            /applicant/name          | "\\u0000"                       | /applicant/name characters
            /applicant/name          | "马\\ud83d兰"                   | /applicant/name characters
            /applicant/name          | "123"                           | /applicant/name format
            /applicant/idType        | "PASSPORT"                      | /applicant/idType choice
            /applicant/idNumber      | "63999919800101001"             | /applicant/idNumber length
            /applicant/idNumber      | "639999198002310011"            | /applicant/idNumber birth-date
            /applicant/idNumber      | "6３9999198001010011"           | /applicant/idNumber format
            /applicant/phone         | "12"                            | /applicant/phone length
            /applicant/shoeSize      | 43                              | /applicant/shoeSize unknown-field
            /household               | {}                              | /household type
            /payee/bank              | "103100000027"                  | /payee/bank check-digit
            /payee/account           | "6217-abc-000"                  | /payee/account characters
            /payee/accountKind       | "GOLD"                          | /payee/accountKind choice
            /location                | {"lat": 91, "lon": 102.79}      | /location/lat range
            /location                | {"lat": 35.88}                  | /location/lon required
            /surprise                | {"a": [1]}                      | /surprise unknown-field
            """)
    void a_faulty_field_is_named(String field, String json, String fault) {
        Refusal refusal = refusal(bodyWith(field, json).getBytes(UTF_8));
        assertEquals("400 invalid-body", refusal.status() + " " + refusal.problem(), refusal.toString());
        assertEquals(Set.of(fault), refusal.faults(), refusal.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "disaster",
                "township",
                "village",
                "tariff",
                "cause",
                "amountFen",
                "residence",
                "capturedAt",
                "channel",
                "household"
            })
    void a_missing_field_is_named(String field) {
        Refusal refusal = refusal(Json.bytes(family.without(field).body()));
        assertEquals(Set.of("/" + field + " required"), refusal.faults());
    }

    @Test
    void a_wrong_check_digit_is_answered_with_the_right_one() {
        String first17 = Family.newPerson().substring(0, 17);
        char right = ResidentId.checkDigit(first17);
        char wrong = right == '0' ? '1' : '0';
        Refusal refusal = refusal(
                bodyWith("/applicant/idNumber", "\"" + first17 + wrong + "\"").getBytes(UTF_8));
        assertEquals(Set.of("/applicant/idNumber check-digit"), refusal.faults());
        assertEquals("The check digit must be " + right + ".", refusal.reply().text("/errors/0/detail"));
    }

    @Test
    void nobody_stands_in_a_household_twice() {
        String child = Family.newPerson();
        family.member(child).member(family.applicant()).member(child);
        assertEquals(
                Set.of("/household/1/idNumber duplicate", "/household/2/idNumber duplicate"),
                refusal(Json.bytes(family.body())).faults());
    }

    @Test
    void all_faults_are_told_at_once() {
        family.asking(0)
                .with("township", "630222999")
                .with("village", "\u0000")
                .with("surprise", 1)
                .with("capturedAt", "2999-01-01T00:00:00Z")
                .with("applicant", Map.of("name", "马秀兰", "idNumber", "639999198002310011"))
                .with("location", Map.of("lat", "north", "lon", 200))
                .without("cause")
                .member("639999198002310011");
        Set<String> expected = new TreeSet<>(Set.of(
                "/amountFen range",
                "/township unknown-region",
                "/village characters",
                "/surprise unknown-field",
                "/capturedAt range",
                "/applicant/idType required",
                "/applicant/idNumber birth-date",
                "/household/0/idNumber birth-date",
                "/location/lat type",
                "/location/lon range",
                "/cause required"));
        assertEquals(expected, refusal(Json.bytes(family.body())).faults());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            {"disaster":                       | malformed-json
            not JSON at all                    | malformed-json
            {'disaster': 1}                    | malformed-json
            {"amountFen": NaN}                 | malformed-json
            {"amountFen": 0300}                | malformed-json
            {"amountFen": +300}                | malformed-json
            {"amountFen": 300,}                | malformed-json
            {"amountFen": 300} {}              | malformed-json
            {"amountFen": 300} // fine         | malformed-json
            {"amountFen": 300, "amountFen": 4} | duplicate-key
            {"payee": {"name": 1, "name": 2}}  | duplicate-key
            []                                 | invalid-body
            null                               | invalid-body
            17                                 | invalid-body
            "text"                             | invalid-body
            {}                                 | invalid-body
            """)
    void a_body_that_is_no_request_is_refused(String body, String problem) {
        Refusal refusal = refusal(body.getBytes(UTF_8));
        assertEquals("400 " + problem, refusal.status() + " " + refusal.problem(), refusal.toString());
    }

    @Test
    void only_utf_8_is_read() {
        byte[] good = Json.bytes(family.body());
        Function<byte[], String> sent = body -> refusal(body).problem();
        assertEquals("malformed-json", sent.apply(new byte[0]), "empty");
        assertEquals("malformed-json", sent.apply(new String(good, UTF_8).getBytes(UTF_16)), "UTF-16");
        assertEquals("malformed-json", sent.apply(raw("官亭村", "Ã")), "Latin-1");
        assertEquals("malformed-json", sent.apply(raw("官亭村", "\u00ed\u00a0\u0080")), "a surrogate in bytes");
        assertEquals("malformed-json", sent.apply(raw("官亭村", "\u00c0\u00af")), "an overlong form");
        assertEquals("malformed-json", sent.apply(raw("官亭村", "\0")), "NUL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void depth_is_bounded(String opening) {
        assertEquals(
                "malformed-json",
                refusal(opening.repeat(10_000).getBytes(UTF_8)).problem());
    }

    @Test
    void a_field_name_is_bounded() {
        String name = "n".repeat(10_000);
        assertEquals(
                "malformed-json",
                refusal(("{\"" + name + "\": 1}").getBytes(UTF_8)).problem());
    }

    /** The body's bytes with one word of it replaced by these bytes, one a character. */
    private byte[] raw(String word, String bytes) {
        String latin = new String(Json.bytes(family.body()), ISO_8859_1);
        String place = new String(word.getBytes(UTF_8), ISO_8859_1);
        assertTrue(latin.contains(place));
        return latin.replace(place, bytes).getBytes(ISO_8859_1);
    }

    private String bodyWith(String field, String json) {
        JsonNode body = Json.MAPPER.valueToTree(family.body());
        JsonPointer pointer = JsonPointer.compile(field);
        JsonNode parent = body.at(pointer.head());
        if (parent instanceof ArrayNode list) {
            list.set(pointer.last().getMatchingIndex(), "@@");
        } else {
            ((ObjectNode) parent).put(pointer.last().getMatchingProperty(), "@@");
        }
        return body.toString().replace(HERE, json);
    }

    private Refusal refusal(byte[] body) {
        return Refusal.of(worker.put(family.path(), body), family);
    }
}
