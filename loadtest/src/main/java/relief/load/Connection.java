package relief.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One keep-alive connection with at most one request on its way; reads just as much HTTP/1.1 as the server answers.
 * Nothing of it waits, not even for the connection, so that a server which is held up does not hold up the others.
 */
final class Connection {
    private static final int OUT_BYTES = 4 * 1024;
    private static final int IN_BYTES = 8 * 1024;
    private static final String RETRY_AFTER = "\r\nretry-after:";
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Consumer<Connection> whenReady;
    private final ByteBuffer out = ByteBuffer.allocate(OUT_BYTES);
    private final ByteBuffer in = ByteBuffer.allocate(IN_BYTES);
    private long sinceNanos;
    private boolean busy;

    /** @param whenReady is told by {@link #tell}, and then calls {@link #goOn} */
    Connection(Selector selector, InetSocketAddress server, Consumer<Connection> whenReady) throws IOException {
        this.whenReady = whenReady;
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, 0, this);
        try {
            key.interestOps(channel.connect(server) ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** What to do with each key that a selector of connections has found ready. */
    static void tell(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        connection.whenReady.accept(connection);
    }

    /**
     * @param household written as the request; sent as soon as the connection stands
     * @param sinceNanos when the request was due, from which its response time counts
     */
    void send(Households households, Households.Household household, long sinceNanos) throws IOException {
        this.sinceNanos = sinceNanos;
        busy = true;
        in.clear();
        out.clear();
        households.write(household, out);
        out.flip();
        if (channel.isConnected()) {
            write();
        }
    }

    /** Goes on with what the socket is ready for. @return the status once the answer is complete; -1 before */
    int goOn() throws IOException {
        if (key.isConnectable()) {
            channel.finishConnect();
            write();
        } else if (key.isWritable()) {
            write();
        }
        return key.isReadable() ? read() : -1;
    }

    private void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private int read() throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("the server closed the connection");
        }
        if (!in.hasRemaining()) {
            throw new IOException("an answer of more than " + IN_BYTES + " bytes");
        }
        int bodyAt = endOfHead();
        if (!busy || bodyAt < 0 || in.position() < bodyAt + contentLength(bodyAt)) {
            return -1;
        }
        busy = false;
        return (in.get(9) - '0') * 100 + (in.get(10) - '0') * 10 + in.get(11) - '0';
    }

    private int endOfHead() {
        byte[] bytes = in.array();
        for (int i = 3; i < in.position(); i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int contentLength(int bodyAt) throws IOException {
        byte[] bytes = in.array();
        for (int line = 0; line < bodyAt; line++) {
            if (bytes[line] == '\n' && matches(bytes, line + 1)) {
                int length = 0;
                for (int i = line + 1 + LENGTH.length; bytes[i] != '\r'; i++) {
                    length = bytes[i] == ' ' ? length : length * 10 + bytes[i] - '0';
                }
                return length;
            }
        }
        throw new IOException("an answer without Content-Length");
    }

    private static boolean matches(byte[] bytes, int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((bytes[at + i] | 0x20) != (LENGTH[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    /** Of the answer that was read last; -1 when it has none. */
    int retryAfterSeconds() {
        String head = new String(in.array(), 0, endOfHead(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int at = head.indexOf(RETRY_AFTER);
        return at < 0
                ? -1
                : Integer.parseInt(head.substring(at + RETRY_AFTER.length(), head.indexOf('\r', at + 2))
                        .strip());
    }

    long sinceNanos() {
        return sinceNanos;
    }

    boolean isBusy() {
        return busy;
    }

    void close() {
        try {
            key.cancel();
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
