package relief.request;

import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A request as it is stored: what is personal sealed, persons and account as keyed hashes.
 *
 * @param digest keyed hash of all that was sent, by which the same request sent again is known
 * @param persons hash of the applicant first, then of each member
 * @param account hash of the payee's account, or null
 * @param payee sealed, or null
 */
record SealedRequest(
        String county,
        UUID id,
        String disaster,
        String township,
        String village,
        String tariff,
        String cause,
        long amountFen,
        String residence,
        String channel,
        OffsetDateTime capturedAt,
        UUID submittedBy,
        Buffer digest,
        List<Buffer> persons,
        Buffer account,
        int householdSize,
        Buffer details,
        Buffer payee,
        String findings) {

    /** What the household claims for itself in the disaster: its persons, and its account. */
    List<Buffer> claimedKeys() {
        List<Buffer> keys = new ArrayList<>(persons);
        if (account != null) {
            keys.add(account);
        }
        return keys;
    }

    Buffer joinedPersons() {
        Buffer joined = Buffer.buffer(persons.size() * 16);
        persons.forEach(joined::appendBuffer);
        return joined;
    }
}
