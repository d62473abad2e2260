package relief.platform;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file as an answer, whole or the part that was asked for. Its digest is also its entity tag: a client that goes on with
 * a broken download never puts parts of two files together.
 */
public final class FileAnswer {
    private final String type;
    private final String name;
    private final String sha256;
    private final long bytes;
    private final Body body;

    /** Sends a part of the file. */
    private interface Body {
        Future<Void> send(HttpServerResponse response, long from, long length);
    }

    private FileAnswer(String type, String name, String sha256, long bytes, Body body) {
        this.type = type;
        this.name = name;
        this.sha256 = sha256;
        this.bytes = bytes;
        this.body = body;
    }

    /** @param sha256 of the whole file, which is not read for it */
    public static FileAnswer of(String type, String name, Path path, long bytes, String sha256) {
        return new FileAnswer(
                type,
                name,
                sha256,
                bytes,
                (response, from, length) -> response.sendFile(path.toString(), from, length));
    }

    public static FileAnswer of(String type, String name, byte[] content) {
        return new FileAnswer(
                type,
                name,
                HexFormat.of().formatHex(Digests.sha256(content)),
                content.length,
                (response, from, length) ->
                        response.end(Buffer.buffer(content).slice((int) from, (int) (from + length))));
    }

    /** As the headers Range and If-Range of the call ask. */
    public Answer to(Call call) {
        String tag = '"' + sha256 + '"';
        boolean partial = call.header("If-Range").map(tag::equals).orElse(true);
        Optional<ByteRange> range =
                call.header("Range").filter(given -> partial).flatMap(given -> ByteRange.find(given, bytes));
        ByteRange sent = range.orElse(new ByteRange(0, bytes));
        Answer answer = Answer.written(
                        range.isPresent() ? 206 : 200, response -> body.send(response, sent.from(), sent.length()))
                .with("Content-Type", type)
                .with("Content-Length", Long.toString(sent.length()))
                .with("Content-Disposition", "attachment; filename=\"" + name + '"')
                .with("Accept-Ranges", "bytes")
                .with("ETag", tag)
                .with("Repr-Digest", "sha-256=:" + base64() + ':');
        return range.map(part -> answer.with("Content-Range", part.contentRange(bytes)))
                .orElse(answer);
    }

    private String base64() {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
    }
}
