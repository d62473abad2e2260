package relief.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import relief.Relief;
import relief.platform.Json;

/** Somebody who uploads lines over a connection of his own, piece by piece, and reads the answers as they come. */
final class Sender implements Closeable {
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private String head = "";
    private int inChunk;

    Sender(Relief relief, Person person) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), relief.httpPort());
            socket.setSoTimeout(30_000);
            out = socket.getOutputStream();
            in = new BufferedInputStream(socket.getInputStream());
            write(("POST /api/v1/requests/batch HTTP/1.1\r\nHost: x\r\nAuthorization: " + person.authorization()
                            + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends all of it from another thread, as who reads at the same time does, and gives every answer. */
    List<JsonNode> upload(byte[] lines) {
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            if (lines.length > 0) {
                send(lines);
            }
            end();
        });
        List<JsonNode> answers = rest();
        sending.join();
        return answers;
    }

    void send(byte[] piece) {
        write((Integer.toHexString(piece.length) + "\r\n").getBytes(ISO_8859_1));
        write(piece);
        write("\r\n".getBytes(ISO_8859_1));
    }

    void end() {
        write("0\r\n\r\n".getBytes(ISO_8859_1));
    }

    /** Head of the answers, once the first was read. */
    String head() {
        return head;
    }

    List<JsonNode> rest() {
        List<JsonNode> answers = new ArrayList<>();
        for (JsonNode answer = next(); answer != null; answer = next()) {
            answers.add(answer);
        }
        return answers;
    }

    /** The next answer; null after the last. */
    JsonNode next() {
        try {
            if (head.isEmpty()) {
                readHead();
            }
            StringBuilder line = new StringBuilder();
            for (int read = nextByte(); read >= 0; read = nextByte()) {
                if (read == '\n') {
                    return Json.MAPPER.readTree(line.toString().getBytes(ISO_8859_1));
                }
                line.append((char) read);
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readHead() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line = headLine(); !line.isEmpty(); line = headLine()) {
            lines.append(line).append('\n');
        }
        head = lines.toString();
    }

    /** Of the body, its chunks put together; negative at its end. */
    private int nextByte() throws IOException {
        if (inChunk == 0) {
            inChunk = Integer.parseInt(headLine(), 16);
            if (inChunk == 0) {
                return -1;
            }
        }
        int read = in.read();
        if (--inChunk == 0) {
            headLine();
        }
        return read;
    }

    private String headLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("the connection was cut after " + line);
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }

    private void write(byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] lines(List<Family> families) {
        StringBuilder lines = new StringBuilder();
        families.forEach(family -> lines.append(line(family)).append('\n'));
        return lines.toString().getBytes(UTF_8);
    }

    static String line(Family family) {
        return new String(Json.bytes(family.with("id", family.id()).body()), UTF_8);
    }

    /** Line, status, problem and faults of an answer. */
    static String told(JsonNode answer) {
        List<String> told = new ArrayList<>();
        told.add(answer.get("line") + " " + answer.get("status"));
        if (answer.at("/status").asInt() == 201) {
            told.add(answer.at("/state").asText());
        }
        if (answer.has("problem")) {
            told.add(answer.at("/problem/type").asText().replace("urn:relief:problem:", ""));
        }
        List<String> faults = new ArrayList<>();
        answer.at("/problem/errors")
                .forEach(fault -> faults.add(
                        fault.get("pointer").asText() + " " + fault.get("code").asText()));
        if (!faults.isEmpty()) {
            Collections.sort(faults);
            told.add(String.join(", ", faults));
        }
        return String.join(" ", told);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
