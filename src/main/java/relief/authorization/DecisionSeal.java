package relief.authorization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import relief.platform.Json;
import relief.platform.Vault;

/** Closes and opens the words of a decision, which may tell of persons. */
public final class DecisionSeal {
    /**
     * What an officer wrote.
     *
     * @param minutesNumber of the panel's meeting, or null
     * @param members of the panel, empty unless it decided
     */
    public record Words(String reason, String minutesNumber, List<String> members) {
        static Words of(Decision decision) {
            return new Words(
                    decision.reason(),
                    decision.minutes().map(Decision.Minutes::number).orElse(null),
                    decision.minutes().map(Decision.Minutes::members).orElse(List.of()));
        }
    }

    private DecisionSeal() {}

    static byte[] seal(Vault vault, UUID request, Decision decision) {
        return vault.seal(Json.bytes(Words.of(decision)), place(request));
    }

    public static Words open(Vault vault, UUID request, byte[] sealed) {
        try {
            return Json.MAPPER.readValue(vault.open(sealed, place(request)), Words.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(UUID request) {
        return "decision:" + request;
    }
}
