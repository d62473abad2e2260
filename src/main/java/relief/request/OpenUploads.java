package relief.request;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import relief.kernel.Refused;

/**
 * The uploads under way on this node: no more of them than it can bear, and together never more lines at once than
 * a quarter of the intake's room, so that single requests always find seats beside them.
 */
final class OpenUploads {
    /** Of one upload; as many as callers that send one request after the other keep the intake busy. */
    static final int MOST_LINES = 256;

    private static final int MOST_UPLOADS = 64;
    private static final int LINES_OF_ALL = IntakeRoom.SEATS / 4;

    private final Set<Upload> uploads = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Refuses as long as the refusal can still be answered with a status. */
    void requirePlace() {
        if (closed || uploads.size() >= MOST_UPLOADS) {
            throw Refused.because("overloaded", "Too many uploads are under way. Nothing was taken; come back soon.");
        }
    }

    Future<Void> run(Upload upload, HttpServerResponse response) {
        uploads.add(upload);
        return upload.run(response).onComplete(ended -> uploads.remove(upload));
    }

    /** How many lines each upload may have under way just now. */
    int window() {
        return Math.min(MOST_LINES, LINES_OF_ALL / Math.max(1, uploads.size()));
    }

    /** Ends all uploads at the lines they have taken, so that the server can stop. */
    void close() {
        closed = true;
        uploads.forEach(upload ->
                upload.stop(Refused.because("overloaded", "The server is stopping. Send from this line on again.")));
    }
}
