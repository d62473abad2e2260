package relief.bankfile;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What stands next to a payment file and is signed: which file it is, what it pays, and who answers for it. Its bytes are
 * canonical (RFC 8785: keys in order, no blanks), so that equal facts give equal bytes.
 *
 * @param version of this form
 * @param number of the file within its run, from 1 on
 * @param sha256 64 lower-case hexadecimal digits
 * @param sm3 64 lower-case hexadecimal digits
 * @param approvals in the order in which they were given
 */
@JsonPropertyOrder(alphabetic = true)
public record Manifest(
        int version,
        UUID run,
        String county,
        String profile,
        String file,
        int number,
        int count,
        long totalFen,
        long bytes,
        String sha256,
        String sm3,
        Instant sealedAt,
        List<Approval> approvals) {
    public static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What a person did to the run. */
    public enum Act {
        MADE,
        RELEASED
    }

    /** @param by the name that the person signs in with */
    @JsonPropertyOrder(alphabetic = true)
    public record Approval(Act act, String by, Instant at) {}

    public Manifest {
        approvals = List.copyOf(approvals);
    }

    /** UTF-8. */
    public byte[] json() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a manifest is always JSON", impossible);
        }
    }

    /** @throws IllegalArgumentException if these bytes are no manifest, or not the canonical ones */
    public static Manifest read(byte[] json) {
        try {
            Manifest manifest = JSON.readValue(json, Manifest.class);
            if (manifest.version() != VERSION) {
                throw new IllegalArgumentException(
                        "manifests of version " + manifest.version() + " are not known here");
            }
            return manifest;
        } catch (IOException | NullPointerException broken) {
            throw new IllegalArgumentException("this is no manifest of a payment file", broken);
        }
    }

    public boolean describes(FileDigest digest) {
        return digest.equals(new FileDigest(bytes, sha256, sm3));
    }
}
