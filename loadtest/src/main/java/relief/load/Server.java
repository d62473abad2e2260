package relief.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One node on free ports of its own, which it keeps however often it is killed and started again. */
final class Server implements AutoCloseable {
    private static final double START_SECONDS = 60;
    private static final long POLL_MS = 100;

    private final Install install;
    private final Role role;
    private final int port;
    private final int managementPort;
    private final Api api;
    private volatile Process process;

    /**
     * @param name of its log
     * @param paused queues to leave alone, separated by commas
     */
    record Role(String name, String database, String paused, List<String> jvmOptions) {
        /** A node that does everything. */
        static Role whole(String name, String database) {
            return new Role(name, database, "", List.of());
        }

        /** A node that takes requests in and decides nothing. */
        static Role intake(String database) {
            return new Role("intake-" + database, database, "authorization", List.of());
        }

        Role with(String... options) {
            return new Role(name, database, paused, List.of(options));
        }
    }

    private Server(Install install, Role role) throws IOException {
        this.install = install;
        this.role = role;
        this.port = freePort();
        this.managementPort = freePort();
        this.api = new Api("http://127.0.0.1:" + port);
    }

    static Server start(Install install, Role role) {
        try {
            Server server = new Server(install, role);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void start() throws IOException {
        ProcessBuilder builder = install.command(role.database(), role.jvmOptions(), List.of("serve"));
        builder.environment().put("RELIEF_HTTP_PORT", Integer.toString(port));
        builder.environment().put("RELIEF_MANAGEMENT_PORT", Integer.toString(managementPort));
        builder.environment().put("RELIEF_PAUSED_QUEUES", role.paused());
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                install.folder().resolve("server-" + role.name() + ".log").toFile()));
        process = builder.start();
        if (!Patience.until(() -> isReady() || !process.isAlive(), POLL_MS, START_SECONDS) || !process.isAlive()) {
            close();
            throw new IllegalStateException("The server did not start: see its log in the work folder.");
        }
    }

    /** Without a chance to finish anything. */
    void kill() {
        Signals.kill(List.of(process.pid()));
        awaitEnd();
    }

    /** Where it was; returns when it is ready. */
    void startAgain() {
        try {
            start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connections stay open, nothing is answered. */
    void hold() {
        Signals.hold(List.of(process.pid()));
    }

    void letGo() {
        if (process.isAlive()) {
            Signals.letGo(List.of(process.pid()));
        }
    }

    boolean isReady() {
        return api.probe(readyUrl(), null).status() == 200;
    }

    boolean awaitReady() {
        return Patience.until(this::isReady, POLL_MS, START_SECONDS);
    }

    String readyUrl() {
        return "http://127.0.0.1:" + managementPort + "/health/ready";
    }

    /** Its metrics as they stand now. */
    Scrape scrape() {
        return new Scrape(api.page("http://127.0.0.1:" + managementPort + "/metrics"));
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    Api api() {
        return api;
    }

    int port() {
        return port;
    }

    InetSocketAddress address() {
        return new InetSocketAddress("127.0.0.1", port);
    }

    long pid() {
        return process.pid();
    }

    double cpuSeconds() {
        return Usage.of(process.pid());
    }

    double residentMegabytes() {
        return Usage.residentKilobytes(process.pid()) / 1024.0;
    }

    @Override
    public void close() {
        letGo();
        process.destroy();
        if (!awaitEnd()) {
            process.destroyForcibly();
        }
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
