package relief.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpoolTest {
    private static final int CHUNKS = 200;
    private static final Buffer CHUNK = Buffer.buffer("0123456789abcdef".repeat(2_000));

    private final Vertx vertx = LiveDatabase.vertx();
    private final Spool spool = new Spool(vertx);
    private HttpServer server;

    @AfterEach
    void stop() {
        server.close().await();
    }

    @Test
    void what_was_written_arrives_and_the_file_has_no_name() throws Exception {
        HttpResponse<byte[]> answer = ask(sink -> write(sink, CHUNKS).compose(written -> {
            assertEquals(List.of(), spools());
            return Future.succeededFuture();
        }));
        assertEquals(200, answer.statusCode());
        assertEquals(CHUNKS * CHUNK.length(), answer.body().length);
        assertEquals(CHUNK, Buffer.buffer(answer.body()).slice(CHUNK.length(), 2 * CHUNK.length()));
    }

    @Test
    void of_a_source_that_began_anew_the_last_time_is_sent() throws Exception {
        HttpResponse<byte[]> answer = ask(sink -> write(sink, 3).compose(first -> {
            sink.rewind();
            return sink.write(Buffer.buffer("again"));
        }));
        assertEquals("again", new String(answer.body(), UTF_8));
    }

    @Test
    void nothing_is_sent_when_the_source_fails() throws Exception {
        HttpResponse<byte[]> answer =
                ask(sink -> write(sink, 3).compose(first -> Future.failedFuture("the database went away")));
        assertEquals(500, answer.statusCode());
        assertEquals(0, answer.body().length);
    }

    private static Future<Void> write(Spool.Sink sink, int chunks) {
        return chunks == 0 ? Future.succeededFuture() : sink.write(CHUNK).compose(written -> write(sink, chunks - 1));
    }

    private HttpResponse<byte[]> ask(Function<Spool.Sink, Future<Void>> source) throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(request ->
                        spool.send(request.response(), source).recover(failure -> failed(request.response())))
                .listen(0, "127.0.0.1")
                .await();
        URI address = URI.create("http://127.0.0.1:" + server.actualPort());
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    }

    private static Future<Void> failed(HttpServerResponse response) {
        return response.setStatusCode(500).end();
    }

    private static List<Path> spools() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.toString().endsWith(".spool")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
