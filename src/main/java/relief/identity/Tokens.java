package relief.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import relief.kernel.Refused;
import relief.platform.Json;

/** Issues the tokens of sessions and tells which tokens are ours: RS256 by one of our keys, with every claim in order. */
public final class Tokens {
    private static final int MAX_LENGTH = 4_096;

    private final SigningKeys keys;
    private final AuthFailures failures;
    private final Clock clock;
    private final JWTAuth library;

    public Tokens(Vertx vertx, SigningKeys keys, AuthFailures failures, Clock clock) {
        this.keys = keys;
        this.failures = failures;
        this.clock = clock;
        JWTAuthOptions options = new JWTAuthOptions()
                .setJWTOptions(new JWTOptions()
                        .setAlgorithm(SigningKey.ALGORITHM)
                        .setIssuer(TokenClaims.ISSUER)
                        .addAudience(TokenClaims.AUDIENCE)
                        .setLeeway((int) TokenClaims.LEEWAY.toSeconds()))
                .addPubSecKey(key(keys.current().id(), keys.current().privatePem()));
        for (SigningKey key : keys.all()) {
            options.addPubSecKey(key(key.id(), key.publicPem()));
        }
        this.library = JWTAuth.create(vertx, options);
    }

    private static PubSecKeyOptions key(String id, String pem) {
        return new PubSecKeyOptions()
                .setId(id)
                .setAlgorithm(SigningKey.ALGORITHM)
                .setBuffer(pem);
    }

    String issue(TokenClaims claims) {
        JsonObject payload = new JsonObject()
                .put("iss", TokenClaims.ISSUER)
                .put("aud", new JsonArray().add(TokenClaims.AUDIENCE))
                .put("sub", claims.user().toString())
                .put("jti", claims.session().toString())
                .put("iat", claims.issuedAt().getEpochSecond())
                .put("exp", claims.expiresAt().getEpochSecond());
        return library.generateToken(
                payload, new JWTOptions().setAlgorithm(SigningKey.ALGORITHM).setNoTimestamp(true));
    }

    /** Fails with the refusal that says why the token is not taken. Whether its session was revoked is not asked here. */
    Future<TokenClaims> verify(String token) {
        String[] parts = token.length() > MAX_LENGTH ? new String[0] : token.split("\\.", -1);
        Optional<JsonNode> header = parts.length == 3 ? json(parts[0]) : Optional.empty();
        Optional<JsonNode> payload = parts.length == 3 ? json(parts[1]) : Optional.empty();
        if (header.isEmpty() || payload.isEmpty()) {
            return Future.failedFuture(failures.refuse(AuthFailure.MALFORMED));
        }
        Optional<TokenClaims> claims = TokenClaims.read(payload.get());
        if (!isOurs(header.get()) || claims.isEmpty()) {
            return Future.failedFuture(failures.refuse(AuthFailure.INVALID));
        }
        Optional<AuthFailure> fault = claims.get().faultAt(clock.instant());
        if (fault.isPresent()) {
            return Future.failedFuture(failures.refuse(fault.get()));
        }
        return library.authenticate(new TokenCredentials(token))
                .map(claims.get())
                .recover(forged -> Future.failedFuture(failures.refuse(AuthFailure.INVALID)));
    }

    /** Our algorithm and a key of ours, and nothing critical (RFC 7515 section 4.1.11) that nobody here understands. */
    private boolean isOurs(JsonNode header) {
        return header.path("alg").asText().equals(SigningKey.ALGORITHM)
                && keys.find(header.path("kid").asText()).isPresent()
                && !header.has("crit");
    }

    private static Optional<JsonNode> json(String part) {
        try {
            return Optional.of(Json.read(Buffer.buffer(Base64.getUrlDecoder().decode(part))))
                    .filter(JsonNode::isObject);
        } catch (IllegalArgumentException | Refused e) {
            return Optional.empty();
        }
    }
}
