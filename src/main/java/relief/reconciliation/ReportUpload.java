package relief.reconciliation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import relief.bankfile.SealedFile;
import relief.kernel.Refused;
import relief.platform.Digests;

/**
 * Takes a report from the network to the disk while digesting it, piece by piece and no faster than the disk writes; it
 * is kept only when its bytes hash to its address.
 */
final class ReportUpload {
    static final long MAX_BYTES = 512L << 20;
    private static final long MAX_TIME_MS = 900_000;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final String sha256;
    private final MessageDigest digest = Digests.sha256();
    private final Promise<Void> arrived = Promise.promise();
    private long bytes;

    ReportUpload(Vertx vertx, HttpServerRequest request, String sha256) {
        this.vertx = vertx;
        this.request = request;
        this.sha256 = sha256;
    }

    /** @return the number of bytes, which are on the disk for good by then */
    Future<Long> keepIn(ReportFolder folder) {
        return vertx.executeBlocking(() -> folder.create(sha256), false)
                .compose(file -> receive(file)
                        .compose(done -> vertx.executeBlocking(() -> seal(file), false))
                        .eventually(() -> vertx.executeBlocking(() -> close(file), false)))
                .onFailure(failure -> discardRest());
    }

    private Future<Void> receive(SealedFile file) {
        long timer = vertx.setTimer(
                MAX_TIME_MS,
                late -> arrived.tryFail(Refused.because("timeout", "The report did not arrive within 15 minutes.")));
        request.exceptionHandler(arrived::tryFail);
        request.endHandler(end -> arrived.tryComplete());
        request.handler(piece -> take(file, piece));
        request.resume();
        return arrived.future().onComplete(any -> vertx.cancelTimer(timer));
    }

    /** The next piece comes only when this one is written. */
    private void take(SealedFile file, Buffer piece) {
        bytes += piece.length();
        if (bytes > MAX_BYTES) {
            arrived.tryFail(Refused.because("body-too-large", "A report has at most 512 MiB."));
            return;
        }
        request.pause();
        vertx.executeBlocking(() -> write(file, piece.getBytes()), true)
                .onSuccess(written -> request.resume())
                .onFailure(arrived::tryFail);
    }

    private Void write(SealedFile file, byte[] piece) throws IOException {
        digest.update(piece);
        file.write(piece, 0, piece.length);
        return null;
    }

    private Long seal(SealedFile file) throws IOException {
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw Refused.because("report-differs", "The SHA-256 of the body is not the one in the address.");
        }
        return file.commit().bytes();
    }

    private static Void close(SealedFile file) throws IOException {
        file.close();
        return null;
    }

    /** Lets the sender hear the answer although not all was read. */
    private void discardRest() {
        if (!request.isEnded()) {
            request.response().putHeader("Connection", "close");
            request.handler(piece -> {});
            request.resume();
        }
    }
}
