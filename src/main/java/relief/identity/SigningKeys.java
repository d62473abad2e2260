package relief.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import relief.platform.Database;
import relief.platform.StartFailure;
import relief.platform.Tx;
import relief.platform.Vault;

/** The keys that sign tokens, the same on all nodes because the database keeps them; the newest signs, all verify. */
public final class SigningKeys {
    /** A fixed name lets nodes that start at once agree on one first key. */
    private static final String FIRST = "relief-1";

    private final List<SigningKey> keys;

    /** @throws StartFailure without a key, for then unsigned tokens would be taken */
    SigningKeys(List<SigningKey> keys) {
        if (keys.isEmpty()) {
            throw new StartFailure("There is no key to sign sessions with.");
        }
        this.keys = List.copyOf(keys);
    }

    /** Reads them, and makes the first one at the first start. */
    public static Future<SigningKeys> open(Vertx vertx, Database database, Vault vault) {
        return database.read(SigningKeyStore::newest)
                .compose(kept -> kept.isEmpty() ? makeFirst(vertx, database, vault) : Future.succeededFuture(kept))
                .map(kept -> new SigningKeys(
                        kept.stream().map(key -> unseal(key, vault)).toList()));
    }

    private static Future<List<SigningKeyStore.Kept>> makeFirst(Vertx vertx, Database database, Vault vault) {
        return vertx.executeBlocking(() -> sealed(SigningKey.generate(FIRST), vault))
                .compose(made -> database.inTransaction(tx -> insertAndRead(tx, made)));
    }

    private static Future<List<SigningKeyStore.Kept>> insertAndRead(Tx tx, SigningKeyStore.Kept made) {
        return SigningKeyStore.insert(tx.sql(), made).compose(done -> SigningKeyStore.newest(tx.sql()));
    }

    private static SigningKeyStore.Kept sealed(SigningKey key, Vault vault) {
        byte[] sealed = vault.seal(key.privateBytes(), place(key.id()));
        return new SigningKeyStore.Kept(key.id(), Buffer.buffer(sealed), Buffer.buffer(key.publicBytes()));
    }

    private static SigningKey unseal(SigningKeyStore.Kept kept, Vault vault) {
        try {
            byte[] privateBytes = vault.open(kept.sealedPrivate().getBytes(), place(kept.id()));
            return SigningKey.of(kept.id(), privateBytes, kept.publicBytes().getBytes());
        } catch (IllegalStateException e) {
            throw new StartFailure("The key that signs sessions was sealed with other keys than those in the data "
                    + "folder: give all nodes the same folder \"keys\", or restore it.");
        }
    }

    private static String place(String id) {
        return "signing_key:private:" + id;
    }

    SigningKey current() {
        return keys.get(0);
    }

    List<SigningKey> all() {
        return keys;
    }

    Optional<SigningKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** What anyone may know of them, to verify tokens elsewhere. */
    List<Map<String, String>> publicJwks() {
        return keys.stream().map(SigningKey::publicJwk).toList();
    }
}
