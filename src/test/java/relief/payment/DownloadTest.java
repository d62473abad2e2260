package relief.payment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.bankfile.FileDigests;
import relief.bankfile.FileSigner;
import relief.bankfile.Manifest;
import relief.bankfile.PaymentKey;
import relief.bankfile.SignatureKind;
import relief.platform.Digests;
import relief.platform.Json;
import relief.platform.PartOfServer;

/** How people get the files of a run, what vouches for them, and how a broken download goes on. */
class DownloadTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path dataDir;

    private PaymentDesk desk;
    private PartOfServer server;
    private RunView run;
    private UUID id;
    private String name;

    @BeforeEach
    void serve() {
        desk = new PaymentDesk(dataDir, 2);
        FileSigner signer = FileSigner.open(dataDir.resolve("keys/payment"), SignatureKind.SM2);
        ReleasedFileService files = new ReleasedFileService(desk.vertx, desk.database, dataDir, signer, desk.runs);
        server = PartOfServer.start(
                desk.vertx,
                request -> Future.succeededFuture(desk.checker),
                router -> new DownloadRoutes(files, signer).register(router));
        desk.grant(200_000);
        run = desk.sealedRun();
        id = run.run().id();
        name = run.files().get(0).name();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_file_is_given_out_after_the_release_only_and_the_journal_says_to_whom_and_why() throws Exception {
        assertProblem(409, "wrong-state", get(name));
        release();
        HttpResponse<byte[]> whole = get(name);
        byte[] bytes = Files.readAllBytes(desk.file(run, 0));
        assertEquals(200, whole.statusCode());
        assertArrayEquals(bytes, whole.body());
        assertEquals("application/xml", header(whole, "Content-Type"));
        assertEquals(
                "sha-256=:" + Base64.getEncoder().encodeToString(Digests.sha256(bytes)) + ":",
                header(whole, "Repr-Digest"));
        assertEquals('"' + run.files().get(0).sha256() + '"', header(whole, "ETag"));
        assertProblem(404, "not-found", get("other.xml"));
        assertEquals(
                "{\"file\": \"" + name + "\", \"purpose\": \"AUDIT\"}",
                desk.sql(
                                "select facts::text from journal where subject = $1 and event = 'payment-file.downloaded'",
                                id.toString())
                        .get(0)
                        .getString(0)
                        .replace("\":\"", "\": \"")
                        .replace("\",\"", "\", \""));
    }

    @Test
    void without_a_purpose_nothing_is_given_out() throws Exception {
        release();
        assertProblem(400, "invalid-parameter", get(name, ""));
        assertProblem(400, "invalid-parameter", get(name, "?purpose=CURIOSITY"));
    }

    @Test
    void the_manifest_tells_what_the_file_is_and_its_signature_is_proved_by_a_published_key() throws Exception {
        release();
        byte[] manifest = get(name + ".manifest.json").body();
        byte[] signature = get(name + ".sig").body();
        PaymentKey key = PaymentKey.read(Json.MAPPER
                .readTree(request("/payment-keys").body())
                .at("/keys/0/publicKey")
                .asText());
        assertTrue(key.verifies(manifest, signature));
        Manifest claimed = Manifest.read(manifest);
        assertTrue(claimed.describes(FileDigests.of(desk.file(run, 0))));
        assertEquals(200_000, claimed.totalFen());
        assertEquals(
                "[MADE by " + desk.maker.username() + ", RELEASED by " + desk.checker.username() + "]",
                claimed.approvals().stream()
                        .map(approval -> approval.act() + " by " + approval.by())
                        .toList()
                        .toString());
        assertArrayEquals(manifest, get(name + ".manifest.json").body());
        assertArrayEquals(signature, get(name + ".sig").body());
        assertArrayEquals(
                Arrays.copyOfRange(manifest, 10, 20),
                part(name + ".manifest.json", "bytes=10-19").body());
    }

    @Test
    void a_broken_download_goes_on_where_it_broke_as_long_as_the_file_is_the_same() throws Exception {
        release();
        byte[] bytes = Files.readAllBytes(desk.file(run, 0));
        String tag = header(get(name), "ETag");
        HttpResponse<byte[]> first = part(name, "bytes=0-99");
        HttpResponse<byte[]> rest = part(name, "bytes=100-", "If-Range", tag);
        assertEquals(206, first.statusCode());
        assertEquals("bytes 0-99/" + bytes.length, header(first, "Content-Range"));
        assertEquals("100", header(first, "Content-Length"));
        assertEquals(header(get(name), "Repr-Digest"), header(first, "Repr-Digest"));
        assertEquals(206, rest.statusCode());
        assertEquals("bytes 100-" + (bytes.length - 1) + "/" + bytes.length, header(rest, "Content-Range"));
        byte[] together = Arrays.copyOf(first.body(), bytes.length);
        System.arraycopy(rest.body(), 0, together, 100, rest.body().length);
        assertArrayEquals(bytes, together);
        HttpResponse<byte[]> other = part(name, "bytes=100-", "If-Range", "\"another\"");
        assertEquals(200, other.statusCode());
        assertArrayEquals(bytes, other.body());
        HttpResponse<byte[]> beyond = part(name, "bytes=" + bytes.length + "-");
        assertProblem(416, "range-not-satisfiable", beyond);
        assertEquals("bytes */" + bytes.length, header(beyond, "Content-Range"));
    }

    @Test
    void of_a_file_that_was_touched_nothing_is_given_out() throws Exception {
        release();
        Files.writeString(desk.file(run, 0), "\n", StandardOpenOption.APPEND);
        assertProblem(409, "digest-changed", get(name));
        assertProblem(409, "digest-changed", get(name + ".sig"));
        Files.delete(desk.file(run, 0));
        assertProblem(409, "digest-changed", get(name));
    }

    private void release() {
        desk.releases.release(desk.checker, id).await();
    }

    private HttpResponse<byte[]> get(String file) throws IOException, InterruptedException {
        return get(file, "?purpose=AUDIT");
    }

    private HttpResponse<byte[]> get(String file, String query) throws IOException, InterruptedException {
        return request("/payment-runs/" + id + "/files/" + file + query);
    }

    private HttpResponse<byte[]> part(String file, String range, String... headers)
            throws IOException, InterruptedException {
        String[] all = Arrays.copyOf(new String[] {"Range", range}, 2 + headers.length);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return request("/payment-runs/" + id + "/files/" + file + "?purpose=BANK", all);
    }

    private HttpResponse<byte[]> request(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void assertProblem(int status, String code, HttpResponse<byte[]> answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        assertEquals(status, answer.statusCode(), body);
        assertTrue(body.contains("urn:relief:problem:" + code), body);
    }

    private static String header(HttpResponse<byte[]> answer, String header) {
        return answer.headers().firstValue(header).orElseThrow();
    }
}
