package relief.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One running {@code relief.jar} on free ports of its own, with a heap of 512 MB. */
final class Server implements AutoCloseable {
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final int port;
    private final int managementPort;
    private final Api api;

    /** What all servers of a run share. */
    record Install(Path jar, Path folder, Postgres postgres) {}

    private Server(Process process, int port, int managementPort) {
        this.process = process;
        this.port = port;
        this.managementPort = managementPort;
        this.api = new Api("http://127.0.0.1:" + port);
    }

    /** @param paused queues to leave alone, separated by commas */
    static Server start(Install install, String database, String paused) {
        try {
            int port = freePort();
            int managementPort = freePort();
            ProcessBuilder builder = builder(install, database, List.of("serve"));
            builder.environment().put("RELIEF_HTTP_PORT", Integer.toString(port));
            builder.environment().put("RELIEF_MANAGEMENT_PORT", Integer.toString(managementPort));
            builder.environment().put("RELIEF_PAUSED_QUEUES", paused);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                    install.folder().resolve("server-" + database + ".log").toFile()));
            Server server = new Server(builder.start(), port, managementPort);
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void createUser(Install install, String database, Scene.User user, String password) {
        try {
            Process process = builder(
                            install,
                            database,
                            List.of(
                                    "create-user",
                                    "--username",
                                    user.username(),
                                    "--name",
                                    "负载测试员",
                                    "--role",
                                    user.role(),
                                    "--region",
                                    user.region()))
                    .start();
            process.getOutputStream().write((password + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("create-user failed: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ProcessBuilder builder(Install install, String database, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                install.jar().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("RELIEF_"));
        builder.environment().put("RELIEF_DB_URL", install.postgres().url(database));
        builder.environment().put("RELIEF_DB_USER", Postgres.USER);
        builder.environment()
                .put(
                        "RELIEF_DATA_DIR",
                        Files.createDirectories(install.folder().resolve("data"))
                                .toString());
        return builder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + START_NANOS;
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException("The server did not start: see its log in the work folder.");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    boolean isReady() {
        return api.probe(readyUrl(), null).status() == 200;
    }

    String readyUrl() {
        return "http://127.0.0.1:" + managementPort + "/health/ready";
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

    double cpuSeconds() {
        return Usage.of(process.pid());
    }

    double residentMegabytes() {
        return Usage.residentKilobytes(process.pid()) / 1024.0;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
