package relief.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.platform.Database;
import relief.platform.LiveDatabase;
import relief.platform.StartFailure;
import relief.platform.Vault;

class SigningKeysTest {
    private final Vertx vertx = LiveDatabase.vertx();
    private final Database database = LiveDatabase.database();

    @Test
    void two_nodes_that_start_at_once_end_with_one_key() {
        database.read(sql -> sql.query("delete from signing_key").execute()).await();
        Vault vault = LiveDatabase.vault();
        Future<SigningKeys> one = SigningKeys.open(vertx, database, vault);
        Future<SigningKeys> two = SigningKeys.open(vertx, database, vault);
        Future.all(one, two).await();
        assertEquals(one.result().publicJwks(), two.result().publicJwks());
        assertEquals(1, one.result().all().size());
        assertEquals(
                one.result().publicJwks(),
                SigningKeys.open(vertx, database, vault).await().publicJwks());
    }

    @Test
    void another_vault_is_a_plain_reason_not_to_start(@TempDir Path folder) {
        Vault other = Vault.open(folder);
        SigningKeys.open(vertx, database, LiveDatabase.vault()).await();
        Future<SigningKeys> opened = SigningKeys.open(vertx, database, other);
        assertTrue(assertThrows(StartFailure.class, opened::await).getMessage().contains("keys"));
    }

    @Test
    void the_private_half_lies_in_the_database_only_sealed() {
        SigningKey key =
                SigningKeys.open(vertx, database, LiveDatabase.vault()).await().current();
        SigningKeyStore.Kept kept =
                database.read(SigningKeyStore::newest).await().get(0);
        String stored = kept.sealedPrivate().toString(StandardCharsets.ISO_8859_1);
        String plain = new String(key.privateBytes(), StandardCharsets.ISO_8859_1);
        assertFalse(stored.contains(plain.substring(0, 40)));
    }

    @Test
    void the_published_form_is_the_modulus_without_sign_byte() {
        SigningKey key = SigningKey.generate("k");
        RSAPublicKey published = (RSAPublicKey) key.pair().getPublic();
        byte[] modulus = Base64.getUrlDecoder().decode(key.publicJwk().get("n"));
        assertEquals(256, modulus.length);
        assertEquals(published.getModulus(), new BigInteger(1, modulus));
        assertEquals("AQAB", key.publicJwk().get("e"));
        assertFalse(key.toString().contains(key.publicJwk().get("n")));
    }
}
