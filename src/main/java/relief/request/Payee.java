package relief.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import relief.platform.Json;

/**
 * Who is paid and where; the one personal thing that a payment needs.
 *
 * @param accountKind CARD or PASSBOOK
 * @param bank CNAPS code, 12 digits
 */
public record Payee(String name, String account, String accountKind, String bank) {
    static Payee fromJson(byte[] json) {
        try {
            return Json.MAPPER.readValue(json, Payee.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a payee was kept in a form that is not known", e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] toJson() {
        return Json.bytes(this);
    }

    /** Names and accounts stay out of logs. */
    @Override
    public String toString() {
        return "Payee[" + accountKind + " at " + bank + "]";
    }
}
