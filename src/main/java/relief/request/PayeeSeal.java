package relief.request;

import java.util.UUID;
import relief.platform.Vault;

/** Closes and opens a payee, bound to the request it belongs to, so that no account is moved to another request. */
public final class PayeeSeal {
    private PayeeSeal() {}

    public static byte[] seal(Vault vault, UUID requestId, Payee payee) {
        return seal(vault, requestId, payee.toJson());
    }

    /** @param payee as {@link Payee#toJson} writes it */
    static byte[] seal(Vault vault, UUID requestId, byte[] payee) {
        return vault.seal(payee, place(requestId));
    }

    public static Payee open(Vault vault, UUID requestId, byte[] sealed) {
        return Payee.fromJson(vault.open(sealed, place(requestId)));
    }

    private static String place(UUID requestId) {
        return "payee:" + requestId;
    }
}
