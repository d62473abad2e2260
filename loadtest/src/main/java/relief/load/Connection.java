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

/** One keep-alive connection with at most one request on its way; reads just as much HTTP/1.1 as the server answers. */
final class Connection {
    private static final int OUT_BYTES = 4 * 1024;
    private static final int IN_BYTES = 8 * 1024;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer out = ByteBuffer.allocate(OUT_BYTES);
    private final ByteBuffer in = ByteBuffer.allocate(IN_BYTES);
    private long sinceNanos;
    private boolean busy;

    Connection(Selector selector, InetSocketAddress server) throws IOException {
        channel = SocketChannel.open(server);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** @param sinceNanos when the request was due, from which its response time counts */
    void send(Households households, long sinceNanos) throws IOException {
        this.sinceNanos = sinceNanos;
        busy = true;
        in.clear();
        out.clear();
        households.writeNext(out);
        out.flip();
        write();
    }

    /** Goes on with a request that the socket did not take whole. */
    void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** @return the status once the answer is complete; -1 before */
    int read() throws IOException {
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

    /** Of the answer that was read last. */
    boolean hasHeader(String lowerCaseName) {
        String head = new String(in.array(), 0, endOfHead(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return head.contains("\r\n" + lowerCaseName + ":");
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
