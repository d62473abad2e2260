package relief.load;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/** Whether requests in one upload are taken at least as fast, and as cheaply, as the same requests one by one. */
public final class Upload {
    /** Far from the numbers of the single requests, so that no household is in both. */
    private static final long FIRST_NUMBER = 15_000_000;

    private static final byte[] TAKEN = "\"status\":201".getBytes(StandardCharsets.US_ASCII);
    private static final int READ_BYTES = 64 * 1024;

    private final Options options;
    private final Report report;
    private final Server server;
    private final Ground ground;
    private final SplittableRandom random = new SplittableRandom();
    private long nextNumber = FIRST_NUMBER;

    private Upload(Options options, Report report, Server server, Ground ground) {
        this.options = options;
        this.report = report;
        this.server = server;
        this.ground = ground;
    }

    public static void main(String[] arguments) throws IOException {
        Options options = new Options(arguments);
        try (Report report = new Report(options.path("--result"))) {
            report.line("%s", options.text("--title"));
            Ground ground = Ground.prepare(options.install());
            ground.copy("intake");
            try (Server server = Server.start(options.install(), Server.Role.intake("intake"))) {
                new Upload(options, report, server, ground).run();
            }
        }
    }

    private void run() throws IOException {
        int callers = options.number("--callers");
        int lines = options.number("--lines");
        LoadLoop.fill(server.port(), ground.households(), callers, options.number("--warm"));
        upload(1, options.number("--warm"));
        for (int pair = 1; pair <= options.number("--pairs"); pair++) {
            ground.empty("intake");
            Cost single = measured(
                    lines,
                    () -> LoadLoop.fill(server.port(), ground.households(), callers, lines)
                            .acknowledgedPerSecond());
            report.line("pair %d  one by one, %3d callers    %s", pair, callers, single);
            for (int connections : options.numbers("--connections")) {
                ground.empty("intake");
                Cost uploaded = measured(lines, () -> upload(connections, lines));
                report.line(
                        "pair %d  uploaded, %d connection(s)   %s  ratio %.2f",
                        pair, connections, uploaded, uploaded.perSecond / single.perSecond);
            }
        }
    }

    /** Requests a second, made durable by what is measured. */
    private interface Work {
        double perSecond() throws IOException;
    }

    private record Cost(double perSecond, double serverMicros, double postgresMicros) {
        @Override
        public String toString() {
            return String.format(
                    java.util.Locale.ROOT,
                    "%8.0f/s  CPU us %5.0f / %5.0f",
                    perSecond,
                    serverMicros,
                    postgresMicros);
        }
    }

    private Cost measured(int requests, Work work) throws IOException {
        Postgres postgres = options.install().postgres();
        double serverBefore = server.cpuSeconds();
        double postgresBefore = postgres.cpuSeconds();
        double perSecond = work.perSecond();
        double toMicros = 1e6 / requests;
        return new Cost(
                perSecond,
                (server.cpuSeconds() - serverBefore) * toMicros,
                (postgres.cpuSeconds() - postgresBefore) * toMicros);
    }

    /** The lines are written beforehand, so that the generator only moves bytes while the clock runs. */
    private double upload(int connections, int lines) {
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            parts.add(body(worker(i), lines / connections));
        }
        long startNanos = System.nanoTime();
        List<CompletableFuture<Integer>> uploads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            String token = worker(i).token();
            byte[] part = parts.get(i);
            uploads.add(CompletableFuture.supplyAsync(() -> upload(token, part)));
        }
        int taken = uploads.stream().mapToInt(CompletableFuture::join).sum();
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        if (taken != lines / connections * connections) {
            throw new IllegalStateException("Of " + lines + " lines " + taken + " were taken.");
        }
        return taken / seconds;
    }

    private Households.Worker worker(int connection) {
        List<Households.Worker> workers = ground.workers().ofCounties();
        return workers.get(connection % workers.size());
    }

    private byte[] body(Households.Worker worker, int lines) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            long household = nextNumber++;
            String township = worker.townships().get((int) (household % worker.townships().size()));
            String fields = Households.body(Scene.DISASTER, township, household).substring(1);
            body.append("{\"id\":\"").append(Numbers.timeOrderedId(System.currentTimeMillis(), random)).append("\",").append(fields).append('\n');
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private int upload(String token, byte[] body) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> send(socket, token, body));
            int taken = countTaken(socket.getInputStream());
            sending.join();
            return taken;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Socket socket, String token, byte[] body) {
        try {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), READ_BYTES);
            out.write(("POST /api/v1/requests/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                            + "Content-Type: application/x-ndjson\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int countTaken(InputStream in) throws IOException {
        byte[] bytes = new byte[READ_BYTES];
        int taken = 0;
        int matched = 0;
        for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
            for (int i = 0; i < read; i++) {
                matched = bytes[i] == TAKEN[matched] ? matched + 1 : bytes[i] == TAKEN[0] ? 1 : 0;
                if (matched == TAKEN.length) {
                    taken++;
                    matched = 0;
                }
            }
        }
        return taken;
    }
}
