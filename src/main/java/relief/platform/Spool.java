package relief.platform;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Function;

/**
 * Sends what the database tells faster than a client may take it: it is written to a nameless file first, so that a slow
 * client holds neither a connection of the database nor memory, and the answer is whole or none.
 */
public final class Spool {
    private final Vertx vertx;

    public Spool(Vertx vertx) {
        this.vertx = vertx;
    }

    /** @param source writes everything, chunk by chunk; it may rewind and begin anew */
    public Future<Void> send(HttpServerResponse response, Function<Sink, Future<Void>> source) {
        OpenOptions options = new OpenOptions().setTruncateExisting(true).setDeleteOnClose(true);
        return vertx.fileSystem()
                .createTempFile("relief", ".spool", "rw-------")
                .compose(path -> vertx.fileSystem().open(path, options))
                .compose(file -> filled(file, source)
                        .compose(bytes -> pour(file, bytes, response))
                        .eventually(file::close));
    }

    private static Future<Long> filled(AsyncFile file, Function<Sink, Future<Void>> source) {
        Sink sink = new Sink(file);
        return source.apply(sink).map(written -> sink.bytes);
    }

    private static Future<Void> pour(AsyncFile file, long bytes, HttpServerResponse response) {
        return file.setReadPos(0).setReadLength(bytes).pipeTo(response.setChunked(true));
    }

    /** Where the chunks go, one after the other. */
    public static final class Sink {
        private final AsyncFile file;
        private long bytes;

        private Sink(AsyncFile file) {
            this.file = file;
        }

        /** Forgets what was written so far. */
        public void rewind() {
            bytes = 0;
        }

        public Future<Void> write(Buffer chunk) {
            long at = bytes;
            bytes += chunk.length();
            return file.write(chunk, at);
        }
    }
}
