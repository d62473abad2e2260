package relief.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import relief.kernel.Refused;
import relief.platform.StartFailure;

class TokensTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final SigningKey OURS = SigningKey.generate("ours");
    private static final SigningKey OTHER = SigningKey.generate("other");
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Tokens tokens =
            new Tokens(VERTX, new SigningKeys(List.of(OURS)), new AuthFailures(meters), Clock.systemUTC());

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void what_was_issued_is_taken() {
        TokenClaims claims = new TokenClaims(UUID.randomUUID(), UUID.randomUUID(), now, now.plusSeconds(60));
        assertEquals(claims, tokens.verify(tokens.issue(claims)).await());
    }

    /** The first row shows that the tokens made here are taken when nothing is wrong with them. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing wrong      | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS AUD SUB JTI IAT EXP}                        | accepted
            unsigned           | NONE   | {'alg':'none'}                 | {ISS AUD SUB JTI IAT EXP}                        | invalid
            unsigned, our kid  | NONE   | {'alg':'none','kid':'ours'}    | {ISS AUD SUB JTI IAT EXP}                        | invalid
            signature left out | NONE   | {'alg':'RS256','kid':'ours'}   | {ISS AUD SUB JTI IAT EXP}                        | invalid
            public key as HMAC | PUBLIC | {'alg':'HS256','kid':'ours'}   | {ISS AUD SUB JTI IAT EXP}                        | invalid
            HMAC called RS256  | PUBLIC | {'alg':'RS256','kid':'ours'}   | {ISS AUD SUB JTI IAT EXP}                        | invalid
            other algorithm    | OURS   | {'alg':'RS512','kid':'ours'}   | {ISS AUD SUB JTI IAT EXP}                        | invalid
            other key          | OTHER  | {'alg':'RS256','kid':'ours'}   | {ISS AUD SUB JTI IAT EXP}                        | invalid
            other key, its kid | OTHER  | {'alg':'RS256','kid':'other'}  | {ISS AUD SUB JTI IAT EXP}                        | invalid
            no kid             | OURS   | {'alg':'RS256'}                | {ISS AUD SUB JTI IAT EXP}                        | invalid
            no algorithm       | OURS   | {'kid':'ours'}                 | {ISS AUD SUB JTI IAT EXP}                        | invalid
            unknown critical   | OURS   | {'alg':'RS256','kid':'ours','crit':['x'],'x':1} | {ISS AUD SUB JTI IAT EXP}       | invalid
            algorithm twice    | OURS   | {'alg':'none','alg':'RS256','kid':'ours'} | {ISS AUD SUB JTI IAT EXP}             | malformed
            header a list      | OURS   | ['RS256']                      | {ISS AUD SUB JTI IAT EXP}                        | malformed
            expired            | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS AUD SUB JTI IAT 'exp':PAST}                 | expired
            expires at iat     | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS AUD SUB JTI IAT 'exp':NOW}                  | invalid
            lives too long     | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS AUD SUB JTI IAT 'exp':FAR}                  | invalid
            from the future    | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS AUD SUB JTI EXP 'iat':SOON}                 | invalid
            exp is text        | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS AUD SUB JTI IAT 'exp':'never'}              | invalid
            exp is huge        | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS AUD SUB JTI IAT 'exp':1e99}                 | invalid
            no exp             | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS AUD SUB JTI IAT}                            | invalid
            no iat             | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS AUD SUB JTI EXP}                            | invalid
            no audience        | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS SUB JTI IAT EXP}                            | invalid
            no subject         | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS AUD JTI IAT EXP}                            | invalid
            no id              | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS AUD SUB IAT EXP}                            | invalid
            no issuer          | OURS   | {'alg':'RS256','kid':'ours'}   | {AUD SUB JTI IAT EXP}                            | invalid
            other issuer       | OURS   | {'alg':'RS256','kid':'ours'}   | {AUD SUB JTI IAT EXP 'iss':'elsewhere'}          | invalid
            other audience     | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS SUB JTI IAT EXP 'aud':['elsewhere']}        | invalid
            audience as text   | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS SUB JTI IAT EXP 'aud':'relief'}             | invalid
            subject no id      | OURS   | {'alg':'RS256','kid':'ours'}   | {ISS AUD JTI IAT EXP 'sub':'admin'}              | invalid
            """)
    void every_forgery_is_refused(String name, String signer, String header, String claims, String expected)
            throws GeneralSecurityException {
        assertEquals(expected, verdict(token(signer, header, claims)), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b", "a.b.c", "e30.e30.", "=.=.=", "\u0000", "e30.e30.e30.e30"})
    void what_is_no_token_is_refused(String text) {
        String verdict = verdict(text);
        assertEquals(text.equals("e30.e30.") ? "invalid" : "malformed", verdict);
    }

    @Test
    void a_token_cut_short_or_altered_anywhere_is_refused() {
        String token = tokens.issue(new TokenClaims(UUID.randomUUID(), UUID.randomUUID(), now, now.plusSeconds(60)));
        for (int cut = 0; cut < token.length(); cut += 7) {
            String shorter = token.substring(0, cut);
            assertThrows(Refused.class, () -> tokens.verify(shorter).await());
            char changed = token.charAt(cut) == 'A' ? 'B' : 'A';
            String altered = shorter + changed + token.substring(cut + 1);
            assertThrows(Refused.class, () -> tokens.verify(altered).await());
        }
    }

    @Test
    void an_oversized_token_is_refused_unread() throws GeneralSecurityException {
        String padding = "'pad':'" + "x".repeat(4_096) + "'";
        String token = token("OURS", "{'alg':'RS256','kid':'ours'}", "{ISS AUD SUB JTI IAT EXP " + padding + "}");
        assertEquals("malformed", verdict(token));
    }

    @Test
    void without_a_key_nothing_starts() {
        assertThrows(StartFailure.class, () -> new SigningKeys(List.of()));
    }

    private String verdict(String token) {
        try {
            tokens.verify(token).await();
            return "accepted";
        } catch (Refused refused) {
            assertEquals("unauthorized", refused.code());
            return meters.find("relief.auth.failures").counters().stream()
                    .filter(counter -> counter.count() > 0)
                    .map(counter -> counter.getId().getTag("reason"))
                    .findFirst()
                    .orElse("uncounted");
        }
    }

    /** Single quotes stand for double ones, capital words for claims that are in order. */
    private String token(String signer, String header, String claims) throws GeneralSecurityException {
        String payload = claims.replace("ISS", "'iss':'relief',")
                .replace("AUD", "'aud':['relief'],")
                .replace("SUB", "'sub':'" + UUID.randomUUID() + "',")
                .replace("JTI", "'jti':'" + UUID.randomUUID() + "',")
                .replace("IAT", "'iat':NOW,")
                .replace("EXP", "'exp':" + now.plusSeconds(60).getEpochSecond() + ",")
                .replace("NOW", "" + now.minusSeconds(120).getEpochSecond())
                .replace("PAST", "" + now.minusSeconds(1).getEpochSecond())
                .replace("SOON", "" + now.plusSeconds(300).getEpochSecond())
                .replace("FAR", "" + now.plusSeconds(25 * 3_600).getEpochSecond())
                .replaceAll(",\\s*}", "}");
        String signed = base64(header) + "." + base64(payload);
        byte[] bytes = signed.getBytes(StandardCharsets.UTF_8);
        byte[] signature = switch (signer) {
            case "OURS" -> rsa(OURS, bytes);
            case "OTHER" -> rsa(OTHER, bytes);
            case "PUBLIC" -> hmac(OURS.publicPem().getBytes(StandardCharsets.UTF_8), bytes);
            default -> new byte[0];
        };
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String base64(String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] rsa(SigningKey key, byte[] bytes) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.pair().getPrivate());
        signature.update(bytes);
        return signature.sign();
    }

    private static byte[] hmac(byte[] secret, byte[] bytes) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return mac.doFinal(bytes);
    }
}
