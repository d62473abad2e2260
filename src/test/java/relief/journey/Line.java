package relief.journey;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line between two parties on this machine that can be cut and mended. */
final class Line implements Closeable {
    private final int target;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private int port;
    private ServerSocket door;

    /** @param target the port where the calls go */
    Line(int target) {
        this.target = target;
        mend();
    }

    int port() {
        return port;
    }

    /** Everybody is thrown out and nobody gets in. */
    void cut() {
        closeQuietly(door);
        ends.forEach(Line::closeQuietly);
        ends.clear();
    }

    void mend() {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            port = opened.getLocalPort();
            door = opened;
            background(() -> accept(opened));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                Socket caller = opened.accept();
                Socket called = new Socket(InetAddress.getLoopbackAddress(), target);
                ends.add(caller);
                ends.add(called);
                background(() -> carry(caller, called));
                background(() -> carry(called, caller));
            } catch (IOException cut) {
                closeQuietly(opened);
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            closeQuietly(from);
        } finally {
            closeQuietly(to);
        }
    }

    private static void background(Runnable work) {
        Thread thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(Closeable it) {
        try {
            it.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
