package relief.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a token of ours must claim; it is checked here in full because the library lets claims be absent.
 *
 * @param session the token's own id, {@code jti}
 */
record TokenClaims(UUID user, UUID session, Instant issuedAt, Instant expiresAt) {
    static final String ISSUER = "relief";
    static final String AUDIENCE = "relief";
    /** No session lasts longer, whatever its token says. */
    private static final Duration LONGEST_LIFETIME = Duration.ofHours(24);
    /** How far the clocks of two nodes may stand apart. */
    static final Duration LEEWAY = Duration.ofSeconds(60);

    /** Empty when a claim is absent, of the wrong type, or not ours. */
    static Optional<TokenClaims> read(JsonNode claims) {
        boolean times = claims.path("iat").isIntegralNumber()
                && claims.path("iat").canConvertToInt()
                && claims.path("exp").isIntegralNumber()
                && claims.path("exp").canConvertToInt();
        if (!times || !claims.path("iss").asText().equals(ISSUER) || !isForUs(claims.path("aud"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TokenClaims(
                    UUID.fromString(claims.path("sub").asText()),
                    UUID.fromString(claims.path("jti").asText()),
                    Instant.ofEpochSecond(claims.get("iat").asLong()),
                    Instant.ofEpochSecond(claims.get("exp").asLong())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isForUs(JsonNode audience) {
        return audience.isArray()
                && audience.size() == 1
                && audience.get(0).asText().equals(AUDIENCE);
    }

    Optional<AuthFailure> faultAt(Instant now) {
        boolean plausible = issuedAt.isBefore(expiresAt)
                && !issuedAt.isAfter(now.plus(LEEWAY))
                && Duration.between(issuedAt, expiresAt).compareTo(LONGEST_LIFETIME) <= 0;
        if (!plausible) {
            return Optional.of(AuthFailure.INVALID);
        }
        return now.isBefore(expiresAt) ? Optional.empty() : Optional.of(AuthFailure.EXPIRED);
    }
}
