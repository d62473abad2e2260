package relief.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import relief.kernel.Refused;

/** What an upload holds on to, over a real connection, whoever serves its lines. */
class UploadTest {
    private static final int WINDOW = OpenUploads.MOST_LINES;
    private static final int MAX_LINE_BYTES = 100;
    private static final String HEAD = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";

    private static final Vertx VERTX = Vertx.vertx();
    private final CountingClerk clerk = new CountingClerk(VERTX);
    private int window = WINDOW;
    private int idleSeconds = 30;
    private HttpServer server;
    private volatile Upload upload;
    private volatile String end = "";

    @AfterAll
    static void closeVertx() {
        VERTX.close().await();
    }

    @BeforeEach
    void open() {
        server = VERTX.createHttpServer()
                .requestHandler(this::serve)
                .listen(0, "127.0.0.1")
                .await();
    }

    @AfterEach
    void close() {
        server.close().await();
    }

    private void serve(HttpServerRequest request) {
        request.pause();
        upload = new Upload(VERTX, request, MAX_LINE_BYTES, clerk, () -> window, idleSeconds);
        upload.run(request.response())
                .onComplete(ended -> end = ended.succeeded() ? "ended" : ((Refused) ended.cause()).code());
    }

    @Test
    void fifty_thousand_lines_are_answered_in_order_and_never_more_than_the_window_is_under_way() throws Exception {
        int lines = 50_000;
        try (Socket socket = connect()) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                IntStream.rangeClosed(1, lines).forEach(line -> send(socket, "line " + line + "\n"));
                sendEnd(socket);
            });
            assertEquals(
                    IntStream.rangeClosed(1, lines)
                            .mapToObj(line -> line + "=line " + line)
                            .toList(),
                    answers(socket));
            sending.join();
        }
        assertEquals(lines, clerk.served());
        assertTrue(clerk.mostUnderWay() <= WINDOW, clerk.mostUnderWay() + " lines were under way at once");
        assertTrue(clerk.mostUnderWay() > WINDOW / 2, "only " + clerk.mostUnderWay() + " lines were under way at once");
        await(() -> end.equals("ended"));
    }

    @Test
    void a_sender_who_does_not_read_is_held_and_goes_on_when_he_reads() throws Exception {
        int lines = 200_000;
        try (Socket socket = connect()) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < lines; i += 1_000) {
                    send(socket, "0123456789012345678901234567890123456789\n".repeat(1_000));
                }
                sendEnd(socket);
            });
            long servedBefore = -1;
            while (servedBefore != clerk.served() || servedBefore == 0) {
                servedBefore = clerk.served();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            }
            assertTrue(servedBefore < lines, "all " + lines + " lines were served although nobody read");
            assertEquals(0, clerk.underWay());
            assertEquals(lines, answers(socket).size());
            sending.join();
        }
    }

    @Test
    void lines_are_answered_while_the_sender_still_sends() throws Exception {
        try (Socket socket = connect()) {
            BufferedReader answers = reader(socket);
            for (int line = 1; line <= 3; line++) {
                send(socket, "line " + line + "\n");
                assertEquals(line + "=line " + line, nextLine(answers));
            }
        }
        await(() -> end.equals("ended"));
        assertTrue(clerk.left());
    }

    @Test
    void who_may_no_longer_send_hears_at_which_line() throws Exception {
        try (Socket socket = connect()) {
            BufferedReader answers = reader(socket);
            send(socket, "a\n\nb\n");
            assertEquals("1=a", nextLine(answers));
            assertEquals("3=b", nextLine(answers));
            clerk.refuseSender();
            assertEquals("4!unauthorized", nextLine(answers));
            assertNull(nextLine(answers));
            send(socket, "c\n");
        }
        assertEquals(2, clerk.served());
    }

    @Test
    void a_server_that_stops_answers_what_it_took_and_no_more() throws Exception {
        clerk.hold();
        window = 2;
        try (Socket socket = connect()) {
            send(socket, "a\nb\nc\n");
            await(() -> clerk.served() == 2);
            upload.stop(Refused.because("overloaded", "The server is stopping."));
            clerk.release();
            assertEquals(List.of("1=a", "2=b", "3!overloaded"), answers(socket));
        }
    }

    @Test
    void where_nothing_moves_the_upload_ends() throws Exception {
        idleSeconds = 1;
        try (Socket socket = connect()) {
            send(socket, "a\nhalf");
            assertEquals(List.of("1=a", "2!timeout"), answers(socket));
        }
    }

    @Test
    void answers_that_do_not_come_are_not_waited_for_for_ever() throws Exception {
        idleSeconds = 1;
        clerk.hold();
        try (Socket socket = connect()) {
            send(socket, "a\n");
            await(() -> end.equals("timeout"));
            assertTrue(clerk.left());
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(HEAD.getBytes(UTF_8));
        return socket;
    }

    private static void send(Socket socket, String text) {
        write(socket, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    private static void sendEnd(Socket socket) {
        write(socket, "0\r\n\r\n");
    }

    private static void write(Socket socket, String text) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> answers(Socket socket) throws IOException {
        List<String> answers = new ArrayList<>();
        BufferedReader reader = reader(socket);
        for (String line = nextLine(reader); line != null; line = nextLine(reader)) {
            answers.add(line);
        }
        return answers;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    /** The next line of the body, its chunks taken off; null after the last. */
    private static String nextLine(BufferedReader reader) throws IOException {
        String line = reader.readLine();
        while (line != null && !line.matches("\\d+[=!].*")) {
            if (line.equals("0")) {
                return null;
            }
            line = reader.readLine();
        }
        return line;
    }

    private static void await(BooleanSupplier wanted) {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!wanted.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadlineNanos, "did not come about");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
