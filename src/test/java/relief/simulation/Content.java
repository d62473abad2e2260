package relief.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import relief.platform.Json;

/** What a request says, as it goes over the wire; the amount tells one content of a request from another. */
record Content(byte[] json, String tariff, long amountFen) {
    static Content of(ObjectNode body) {
        return new Content(
                Json.bytes(body),
                body.get("tariff").asText(),
                body.get("amountFen").asLong());
    }

    /** The same but for the amount, and if given the tariff line. */
    Content with(long otherFen, String tariff) {
        ObjectNode body = body();
        body.put("amountFen", otherFen);
        if (tariff != null) {
            body.put("tariff", tariff);
        }
        return of(body);
    }

    ObjectNode body() {
        try {
            return (ObjectNode) Json.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
